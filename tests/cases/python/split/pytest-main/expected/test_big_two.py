"""Big two tests.

Tests for two, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys, pytest


def test_z_two(): ...


def test_a(): ...


if __name__ == '__main__':
    sys.exit(pytest.main([__file__]))
