"""Scopes scopes add tests.

Tests for scopes add only.
Note: Split from test_scopes.py, as it was over the limit of 2 tests.
"""

import unittest


class TestScopes(unittest.TestCase):
    def test_add_one(self):
        self.assertEqual(1 + 1, 2)

    def test_add_two(self):
        self.assertEqual(2 + 2, 4)
