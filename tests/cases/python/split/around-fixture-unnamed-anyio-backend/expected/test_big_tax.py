"""Big tax tests.

Tests for tax only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import anyio
import pytest

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def test_tax_a():
    await anyio.sleep(0)


async def test_tax_b():
    await anyio.sleep(0)


async def test_tax_c():
    await anyio.sleep(0)


async def test_tax_d():
    await anyio.sleep(0)
