"""Big tax tests.

Tests for tax only.
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
async def test_tax_a():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_tax_b():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_tax_c():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_tax_d():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"
