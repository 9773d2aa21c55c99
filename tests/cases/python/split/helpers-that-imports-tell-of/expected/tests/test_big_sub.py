"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from .big_helpers import Record

HAS_TOML = HAS_LOADS = False

try:
    from tomllib import loads

    HAS_TOML = HAS_LOADS = True
except ImportError:
    loads = None


def test_sub_one():
    assert HAS_TOML is (loads is not None)


def test_sub_two():
    assert Record("d").fields[3] == 3
