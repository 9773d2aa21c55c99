"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import logging

import pytest

from .big_helpers import Record

HAS_TOML = HAS_LOADS = False

try:
    from tomllib import loads

    HAS_TOML = HAS_LOADS = True
except ImportError:
    loads = None


@pytest.fixture
def record():
    return Record("a")


def test_mul_one():
    assert Record("b").name == "b"
    assert eval("Record('b').name") == "b"


def test_mul_two():
    assert logging.getLogger(__name__).handlers == []
    assert hasattr(Record("c"), "read")
