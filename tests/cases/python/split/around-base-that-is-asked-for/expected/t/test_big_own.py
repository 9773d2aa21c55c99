"""Big own tests.

Tests for own only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from .big_helpers import Case


class TestOwn(Case):
    def test_own(self):
        self.check(1)
