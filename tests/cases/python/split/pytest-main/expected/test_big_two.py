"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_z_two
- test_a
"""

import sys, pytest


def test_z_two(): ...


def test_a(): ...


if __name__ == '__main__':
    sys.exit(pytest.main([__file__]))
