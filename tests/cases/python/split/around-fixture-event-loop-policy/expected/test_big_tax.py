"""Big tax tests

Only the tax tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_tax_a
- test_tax_b
- test_tax_c
- test_tax_d
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
