"""Big price slow and other tests.

Tests for price slow, among others.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""


class TestPrice:
    def test_slow_0(self):
        assert True

    def test_a_0(self):
        assert True

    def test_b_0(self):
        assert True

    def test_slow_1(self):
        assert True
