"""Big unit tests.

Tests for unit only.
Note: Split from test_big.py, as it was over the limit of 6 tests.
"""


class TestBig:
    def test_unit_one(self):
        assert 'unit'

    def test_unit_two(self):
        assert 'unit'

    def test_unit_three(self):
        assert 'unit'

    def test_unit_four(self):
        assert 'unit'

    def test_unit_five(self):
        assert 'unit'
