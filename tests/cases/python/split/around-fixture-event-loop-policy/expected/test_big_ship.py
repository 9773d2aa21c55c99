"""Big ship tests

Only the ship tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_ship_a
- test_ship_b
- test_ship_c
- test_ship_d
"""

import asyncio

import pytest


class Policy(asyncio.DefaultEventLoopPolicy):
    pass


@pytest.fixture
def event_loop_policy():
    return Policy()


@pytest.mark.asyncio
async def test_ship_a():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_ship_b():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_ship_c():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"


@pytest.mark.asyncio
async def test_ship_d():
    assert type(asyncio.get_event_loop_policy()).__name__ == "Policy"

