"""Big ship tests

Only the ship tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_ship_a
- test_ship_b
- test_ship_c
- test_ship_d
"""

import anyio
import pytest

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def test_ship_a():
    await anyio.sleep(0)


async def test_ship_b():
    await anyio.sleep(0)


async def test_ship_c():
    await anyio.sleep(0)


async def test_ship_d():
    await anyio.sleep(0)

