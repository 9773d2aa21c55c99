"""Big import tests.

Tests for import only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from os.path import basename as ﬁle


def test_import():
    assert file('a/b') == 'b'
