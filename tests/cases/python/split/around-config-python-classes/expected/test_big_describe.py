"""Big describe tests.

Tests for describe only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


class DescribeDocument:
    def it_can_open(self):
        assert True

    def it_can_save(self):
        assert True
