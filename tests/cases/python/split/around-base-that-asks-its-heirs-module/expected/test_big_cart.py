"""Big cart tests.

Tests for cart only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from base import ShopCase

RATES = {"normal": 12}
LABEL = "shop"
OTHER = 1


class CartTest(ShopCase):
    def test_label(self):
        self.assertEqual(self.label, "shop")

    def test_other(self):
        self.assertEqual(OTHER, 1)
