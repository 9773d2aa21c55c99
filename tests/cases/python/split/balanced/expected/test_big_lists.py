"""Big lists tests

Only the lists tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestLists::test_append
- TestLists::test_sort
"""


class TestLists:
    def test_append(self):
        assert [1] + [2] == [1, 2]

    def test_sort(self):
        assert sorted([2, 1]) == [1, 2]
