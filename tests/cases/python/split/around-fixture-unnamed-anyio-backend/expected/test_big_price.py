"""Big price tests

Only the price tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_price_a
- test_price_b
- test_price_c
- test_price_d
"""

import anyio
import pytest

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def test_price_a():
    await anyio.sleep(0)


async def test_price_b():
    await anyio.sleep(0)


async def test_price_c():
    await anyio.sleep(0)


async def test_price_d():
    await anyio.sleep(0)
