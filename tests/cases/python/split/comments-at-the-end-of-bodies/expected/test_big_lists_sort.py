"""Big lists sort tests.

Tests for lists sort only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


class TestLists:
    # in place
    def test_sort(self):
        items = [2, 1]
        items.sort()
        assert items == [1, 2]
        # stable, too
    # no test of the reverse order yet
