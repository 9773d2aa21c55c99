"""Big one tests

Only the one tests: 4 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestOne
- TestTwo
- test_a_one
- test_b_one
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
