"""Big else tests.

Tests for else, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_other(): ...


def test_else(): ...
