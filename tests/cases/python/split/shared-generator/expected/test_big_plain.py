"""Big plain tests.

Tests for plain, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_plain(): ...


def test_simple(): ...
