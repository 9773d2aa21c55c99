"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from base import ShopCase

RATES = {"normal": 12}
LABEL = "shop"


class PriceTest(ShopCase):
    def test_rounds(self):
        self.assertEqual(self.rates["normal"], 12)

    def test_zero(self):
        self.assertEqual(self.rates.get("none", 0), 0)
