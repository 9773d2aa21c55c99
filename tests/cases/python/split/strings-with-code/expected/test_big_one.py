"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_z_one(): ...


def test_y_one(): ...
