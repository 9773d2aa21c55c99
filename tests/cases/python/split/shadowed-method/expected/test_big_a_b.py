"""Big a and b tests.

Tests for a and b only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_a(): ...


def test_b(): ...
