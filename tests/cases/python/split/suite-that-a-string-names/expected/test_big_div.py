"""Big div tests.

Tests for div only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


class TestDiv(unittest.TestCase):
    def test_small(self):
        self.assertEqual(1 / 1, 1)
