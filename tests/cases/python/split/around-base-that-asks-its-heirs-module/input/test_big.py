from base import ShopCase

RATES = {"normal": 12}
LABEL = "shop"
OTHER = 1


class CartTest(ShopCase):
    def test_label(self):
        self.assertEqual(self.label, "shop")

    def test_other(self):
        self.assertEqual(OTHER, 1)


class PriceTest(ShopCase):
    def test_rounds(self):
        self.assertEqual(self.rates["normal"], 12)

    def test_zero(self):
        self.assertEqual(self.rates.get("none", 0), 0)
