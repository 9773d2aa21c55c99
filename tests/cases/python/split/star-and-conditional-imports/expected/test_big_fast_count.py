"""Big fast and count tests

Only the fast and count tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_b_fast
- test_b_count
"""

from os.path import *

try:
    import a_module_that_is_not_there as fast
except ImportError:
    fast = None
    HAVE_FAST = False
else:
    HAVE_FAST = True

if True:
    from collections import Counter


def test_b_fast(): assert not HAVE_FAST


def test_b_count(): assert Counter("aa")["a"] == 2
