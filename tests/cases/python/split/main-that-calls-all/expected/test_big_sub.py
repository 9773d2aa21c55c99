"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys
import unittest

LIMIT = 3


class TestSub(unittest.TestCase):
    def test_one(self):
        assert LIMIT


def suite():
    found = unittest.TestSuite()
    found.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(TestSub))
    return found


def main():
    unittest.TextTestRunner().run(suite())
    return 0


if __name__ == "__main__":
    sys.exit(main())
