"""Big first tests

Only the first tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_first
"""

from os.path import dirname


def test_ﬁrst():
    assert dirname('a/b') == 'a'
