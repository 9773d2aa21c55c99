"""Big parser tests.

Tests for parser only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


class ParserSuite:
    limit = 3

    def test_shared(self):
        assert self.limit == 3
