"""Big lists tests.

Tests for lists only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestLists:
    def test_append(self):
        assert [1] + [2] == [1, 2]

    def test_sort(self):
        assert sorted([2, 1]) == [1, 2]
