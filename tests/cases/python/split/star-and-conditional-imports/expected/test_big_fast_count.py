"""Big fast and count tests.

Tests for fast and count only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
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
