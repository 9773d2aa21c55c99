"""Big nothing tests

Only the nothing tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_c_nothing
"""

from os.path import *


def test_c_nothing(): ...
