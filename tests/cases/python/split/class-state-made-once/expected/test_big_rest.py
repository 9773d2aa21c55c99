"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import unittest


class TestBasket(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.basket = []
        cls.limit = [3]
        cls.bag = []

    def setUp(self):
        self.bag = []

    def test_basket_filled(self):
        self.basket.append(1)

    def test_basket_has_one(self):
        self.assertEqual(self.basket, [1])
