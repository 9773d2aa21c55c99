"""Big price tests

Only the price tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_price_a
- test_price_b
- test_price_c
- test_price_d
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
