"""Own checks tests.

Tests for checks, among others.
Note: Split from test_own.py, as it was over the limit of 2 tests.
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
