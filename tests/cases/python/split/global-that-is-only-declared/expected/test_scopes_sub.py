"""Scopes scopes sub tests.

Tests for scopes sub only.
Note: Split from test_scopes.py, as it was over the limit of 2 tests.
"""

import unittest

token: int


class TestScopes(unittest.TestCase):
    def test_sub_one(self):
        self.assertEqual(2 - 1, 1)

    def test_sub_two(self):
        global token
        self.assertEqual(3 - 1, 2)
