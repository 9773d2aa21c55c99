"""Big add tests

Only the add tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- AddTest::test_one
- AddTest::test_two
"""

import unittest

__all__ = ["AddTest", "SubTest"]
STATE = []


def setUpModule():
    STATE.append(1)


def tearDownModule():
    STATE.clear()


def load_tests(loader, tests, pattern):
    return tests


class AddTest(unittest.TestCase):
    def test_one(self): self.assertEqual(STATE, [1])

    def test_two(self): self.assertTrue(STATE)
