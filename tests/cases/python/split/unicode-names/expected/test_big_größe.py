"""Big größe tests.

Tests for größe, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_größe(): ...


def test_数(): ...
