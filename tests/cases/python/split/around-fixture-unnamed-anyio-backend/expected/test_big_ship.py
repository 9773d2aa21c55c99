"""Big ship tests.

Tests for ship only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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

