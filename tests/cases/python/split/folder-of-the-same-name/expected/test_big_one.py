"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def test_one(): ...
