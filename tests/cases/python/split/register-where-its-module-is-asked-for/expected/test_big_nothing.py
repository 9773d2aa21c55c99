"""Big nothing tests.

Tests for nothing only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestNothing:
    def test_one(self):
        assert True

    def test_two(self):
        assert True
