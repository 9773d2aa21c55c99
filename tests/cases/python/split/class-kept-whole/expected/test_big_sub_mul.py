"""Big sub and mul tests

Only the sub and mul tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestSub::test_one
- TestMul::test_one
"""


class TestSub:
    def test_one(self): assert 1 - 0 == 1


class TestMul:
    def test_one(self): assert 1 * 1 == 1
