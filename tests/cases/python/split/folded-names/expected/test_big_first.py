"""Big first tests.

Tests for first only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from os.path import dirname


def test_ﬁrst():
    assert dirname('a/b') == 'a'
