"""Big try tests.

Tests for try only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from .big_helpers import Record

HAS_TOML = HAS_LOADS = False

try:
    from tomllib import loads

    HAS_TOML = HAS_LOADS = True
except ImportError:
    loads = None


def test_try_one():
    if HAS_TOML:
        assert Record("e").read("a = 1") == {"a": 1}


def test_try_two():
    assert len(Record("f").fields) == 30
