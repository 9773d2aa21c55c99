"""Big lists sort tests

Only the lists sort tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- TestLists::test_sort
"""


class TestLists:

    # in place
    def test_sort(self):
        items = [2, 1]
        items.sort()
        assert items == [1, 2]
        # stable, too
    # no test of the reverse order yet
