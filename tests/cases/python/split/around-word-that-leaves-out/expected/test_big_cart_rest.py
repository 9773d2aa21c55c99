"""Big cart other tests.

Tests for cart other only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""


class TestCart:
    def test_a_1(self):
        assert True

    def test_b_1(self):
        assert True
