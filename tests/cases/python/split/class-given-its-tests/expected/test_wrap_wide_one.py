"""Wrap wide and one tests

Only the wide and one tests: 2 of 6.

Note: Split from test_wrap.py to stay within the limit of 2 tests.

Tests in this file:
- TestWide
- TestColumnOne
"""

import unittest


class Formats(type):
    """Gives each class but the first a test for its text."""

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if cls.text is not None:
            cls.test_format = lambda self: self.assertEqual(self.text, self.text.strip())


WrapTestCase = Formats("WrapTestCase", (unittest.TestCase,), {"text": None})


class TestWide(WrapTestCase):
    text = "wide"


class ColumnTestCase(unittest.TestCase, metaclass=Formats):
    text = None


class TestColumnOne(ColumnTestCase):
    text = "one"
