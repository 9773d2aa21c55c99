"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import unittest


class TestFlow(unittest.TestCase):
    token = None

    def test_1_login(self):
        TestFlow.token = "x"

    def test_3_more(self):
        self.assertEqual(self.token, "x")

    def test_5_end(self):
        self.assertEqual(type(self).token, "x")
