"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_a_two(): ...


def test_b_two(): ...
