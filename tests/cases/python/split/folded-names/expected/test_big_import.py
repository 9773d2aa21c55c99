"""Big import tests

Only the import tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_import
"""

from os.path import basename as ﬁle


def test_import():
    assert file('a/b') == 'b'
