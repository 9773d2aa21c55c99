"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
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
