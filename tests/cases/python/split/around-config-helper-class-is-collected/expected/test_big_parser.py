"""Big parser tests

Only the parser tests: 1 of 13.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- ParserSuite::test_shared
"""


class ParserSuite:
    limit = 3

    def test_shared(self):
        assert self.limit == 3
