"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestAdd:
    def test_one(self): assert 1 + 0 == 1

    def test_two(self): assert 1 + 1 == 2
