"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


class TestSub(unittest.TestCase):
    def test_small(self):
        self.assertEqual(1 - 1, 0)

    def test_large(self):
        self.assertEqual(100 - 1, 99)


def suite():
    tests = unittest.TestSuite()
    tests.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(TestSub))
    return tests


if __name__ == "__main__":
    unittest.main(defaultTest="suite")
