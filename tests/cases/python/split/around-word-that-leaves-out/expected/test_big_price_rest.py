"""Big price other tests.

Tests for price other only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""


class TestPrice:
    def test_a_1(self):
        assert True

    def test_b_1(self):
        assert True
