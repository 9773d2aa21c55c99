"""Big describe tests

Only the describe tests: 2 of 17.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- DescribeDocument::it_can_open
- DescribeDocument::it_can_save
"""

import pytest


class DescribeDocument:
    def it_can_open(self):
        assert True

    def it_can_save(self):
        assert True
