"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


class TestAdd(unittest.TestCase):
    def test_small(self):
        self.assertEqual(1 + 1, 2)

    def test_large(self):
        self.assertEqual(100 + 1, 101)


def suite():
    tests = unittest.TestSuite()
    tests.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(TestAdd))
    return tests


if __name__ == "__main__":
    unittest.main(defaultTest="suite")
