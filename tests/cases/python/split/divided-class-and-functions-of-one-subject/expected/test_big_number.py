"""Big number tests.

Tests for number only.
Note: Split from test_big.py, as it was over the limit of 6 tests.
"""


class TestBig:
    def test_number_one(self):
        assert 'number'

    def test_number_two(self):
        assert 'number'

    def test_number_three(self):
        assert 'number'

    def test_number_four(self):
        assert 'number'

    def test_number_five(self):
        assert 'number'
