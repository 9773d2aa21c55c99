"""Big plain tests.

Tests for plain only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import unittest


class TestFlow(unittest.TestCase):
    limit = 3

    def test_2_plain(self):
        self.assertEqual(self.limit, 3)

    def test_4_plain(self):
        self.assertTrue(1)
