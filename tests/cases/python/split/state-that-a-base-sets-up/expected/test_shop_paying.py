"""Shop paying tests.

Tests for paying only.
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


class TestPaying(ShopTestCase):
    def test_nothing(self):
        self.assertEqual(self.pay(), 0)

    def test_bread(self):
        basket.append("bread")
        self.assertEqual(self.pay(), 3)

    def test_all(self):
        basket.extend(prices)
        self.assertEqual(self.pay(), 4)
