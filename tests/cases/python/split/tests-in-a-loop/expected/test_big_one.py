"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_a_one(): ...


def test_b_one(): ...
