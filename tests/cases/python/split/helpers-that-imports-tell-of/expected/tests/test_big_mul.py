"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import logging

from .big_helpers import Record


def test_mul_one():
    assert Record("b").name == "b"
    assert eval("Record('b').name") == "b"


def test_mul_two():
    assert logging.getLogger(__name__).handlers == []
    assert hasattr(Record("c"), "read")
