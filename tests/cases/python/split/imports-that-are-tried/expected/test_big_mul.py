"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

import pytest

if sys.version_info:
    try:
        import shop
        from shop.hours import OPEN  # noqa: F401
    except ImportError:
        pass

try:
    import shop.hours as hours  # noqa: F401
    from math import pi
except ImportError:
    pass


def test_mul_one():
    assert shop.hours
    assert pi


def test_mul_two():
    with pytest.raises(TypeError):
        shop()
