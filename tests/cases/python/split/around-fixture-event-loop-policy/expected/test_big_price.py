"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import asyncio

import pytest


class Policy(asyncio.DefaultEventLoopPolicy):
    pass


@pytest.fixture
def event_loop_policy():
    return Policy()


@pytest.mark.asyncio
async def test_price_a():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_price_b():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_price_c():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_price_d():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"
