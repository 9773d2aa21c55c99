"""Big lists append tests

Only the lists append tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- TestLists::test_append
"""


class TestLists:
    def test_append(self):
        items = []
        items.append(1)
        # nothing is returned
    # no test of the reverse order yet
