"""Big tax tests

Only the tax tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_tax_a
- test_tax_b
- test_tax_c
- test_tax_d
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
