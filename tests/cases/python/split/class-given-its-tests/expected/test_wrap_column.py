"""Wrap column tests.

Tests for column only.
Note: Split from test_wrap.py, as it was over the limit of 2 tests.
"""

import unittest


class Formats(type):
    """Gives each class but the first a test for its text."""

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if cls.text is not None:
            cls.test_format = lambda self: self.assertEqual(self.text, self.text.strip())


class ColumnTestCase(unittest.TestCase, metaclass=Formats):
    text = None


class TestColumnTwo(ColumnTestCase):
    text = "two"


class TestColumnTwice(ColumnTestCase):
    text = TestColumnTwo.text * 2
