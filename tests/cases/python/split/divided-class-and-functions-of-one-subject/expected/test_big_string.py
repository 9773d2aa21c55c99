"""Big string tests.

Tests for string only.
Note: Split from test_big.py, as it was over the limit of 6 tests.
"""


class TestBig:
    def test_string_one(self):
        assert 'string'

    def test_string_two(self):
        assert 'string'

    def test_string_three(self):
        assert 'string'


def test_string_empty():
    assert 'empty'


def test_string_long():
    assert 'long'


def test_string_short():
    assert 'short'
