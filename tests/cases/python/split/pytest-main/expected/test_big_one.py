"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_z_one
- test_y_one
"""

import sys, pytest


def test_z_one(): ...


def test_y_one(): ...


if __name__ == '__main__':
    sys.exit(pytest.main([__file__]))
