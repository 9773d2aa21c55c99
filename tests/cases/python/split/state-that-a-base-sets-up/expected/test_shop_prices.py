"""Shop prices tests.

Tests for prices only.
Note: Split from test_shop.py, as it was over the limit of 3 tests.
"""

import unittest


class ShopTestCase(unittest.TestCase):
    def setUp(self):
        global basket, prices

        basket = []
        prices = {"bread": 3, "salt": 1}

    def pay(self):
        return sum(prices[one] for one in basket)


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
