import unittest


class ShopTestCase(unittest.TestCase):
    def setUp(self):
        global basket, prices

        basket = []
        prices = {"bread": 3, "salt": 1}

    def pay(self):
        return sum(prices[one] for one in basket)


class TestPaying(ShopTestCase):
    def test_nothing(self):
        self.assertEqual(self.pay(), 0)

    def test_bread(self):
        basket.append("bread")
        self.assertEqual(self.pay(), 3)

    def test_all(self):
        basket.extend(prices)
        self.assertEqual(self.pay(), 4)


class TestPrices(ShopTestCase):
    def test_bread_for_less(self):
        prices["bread"] = 2
        basket.append("bread")
        self.assertEqual(self.pay(), 2)

    def test_salt(self):
        self.assertEqual(prices["salt"], 1)

    def test_gone(self):
        del prices["salt"]
        self.assertEqual(list(prices), ["bread"])
