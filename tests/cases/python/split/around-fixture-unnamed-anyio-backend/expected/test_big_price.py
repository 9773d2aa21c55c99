"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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
