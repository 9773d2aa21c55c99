"""Big gamma tests.

Tests for gamma only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from .big_helpers import Case


class TestGamma(Case):
    def test_gamma_0(self):
        self.check(self.value)

    def test_gamma_1(self):
        self.check(self.value)

    def test_gamma_2(self):
        self.check(self.value)

    def test_gamma_3(self):
        self.check(self.value)
