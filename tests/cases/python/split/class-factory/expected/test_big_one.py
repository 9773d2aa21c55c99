"""Big one tests.

Tests for one, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


def make(n):
    class Made(unittest.TestCase):
        number = n

        def test_it(self): self.assertEqual(self.number, n)

    return Made


TestOne = make(1)
TestTwo = make(2)


def test_a_one(): assert TestOne.number == 1


def test_b_one(): assert TestOne.number + 1 == TestTwo.number
