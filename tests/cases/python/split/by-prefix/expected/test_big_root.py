"""Big root tests

Only the root tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_root_of_four
- test_root_of_nine
"""

import math


def test_root_of_four(): assert math.sqrt(4) == 2


def test_root_of_nine(): assert math.sqrt(9) == 3
