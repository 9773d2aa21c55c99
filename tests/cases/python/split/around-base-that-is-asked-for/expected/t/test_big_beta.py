"""Big beta tests.

Tests for beta only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from .big_helpers import Case


class TestBeta(Case):
    def test_beta_0(self):
        self.check(self.value)

    def test_beta_1(self):
        self.check(self.value)

    def test_beta_2(self):
        self.check(self.value)

    def test_beta_3(self):
        self.check(self.value)
