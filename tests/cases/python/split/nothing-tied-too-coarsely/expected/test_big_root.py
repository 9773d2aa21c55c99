"""Big root tests.

Tests for root only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestRoot:
    def setup_method(self):
        global half
        half = 0.5

    def test_one(self):
        assert half * 2 == 1

    def test_two(self):
        assert half
