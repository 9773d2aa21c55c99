"""Big bag and other tests.

Tests for bag, among others.
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

    def test_limit_is_three(self):
        self.assertEqual(self.limit, [3])

    def test_bag_filled(self):
        self.bag.append(1)

    def test_bag_is_new(self):
        self.assertEqual(self.bag, [])
