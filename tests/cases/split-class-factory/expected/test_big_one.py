"""Big one tests

Only the one tests: 2 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one
"""

import unittest


def make(n):
    class Made(unittest.TestCase):
        def test_it(self): self.assertEqual(n, n)

    return Made


TestOne = make(1)
TestTwo = make(2)


def test_a_one(): ...


def test_b_one(): ...
