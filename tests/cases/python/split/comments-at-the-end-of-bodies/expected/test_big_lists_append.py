"""Big lists append tests.

Tests for lists append only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


class TestLists:
    def test_append(self):
        items = []
        items.append(1)
        # nothing is returned
    # no test of the reverse order yet
