"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys, pytest


def test_z_one(): ...


def test_y_one(): ...


if __name__ == '__main__':
    sys.exit(pytest.main([__file__]))
