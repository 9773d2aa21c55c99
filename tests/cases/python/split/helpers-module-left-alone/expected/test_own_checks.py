"""Own checks tests

Only the checks tests: 2 of 8.

Note: Split from test_own.py to stay within the limit of 2 tests.

Tests in this file:
- Checks::test_inherited
- TestMine::test_inherited
"""

import unittest

ROWS = []
TABLE = {}
CODES = {"a": 1}


def register(table):
    table.setdefault("a", 0)


register(TABLE)


def setup_module():
    ROWS.append(1)


class Checks(unittest.TestCase):
    def test_inherited(self):
        self.assertEqual(CODES["a"], 1)


class TestMine(Checks):
    pass
