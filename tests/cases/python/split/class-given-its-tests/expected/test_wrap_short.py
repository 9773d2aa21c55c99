"""Wrap short tests.

Tests for short, among others.
Note: Split from test_wrap.py, as it was over the limit of 2 tests.
"""

import unittest


class Formats(type):
    """Gives each class but the first a test for its text."""

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if cls.text is not None:
            cls.test_format = lambda self: self.assertEqual(self.text, self.text.strip())


WrapTestCase = Formats("WrapTestCase", (unittest.TestCase,), {"text": None})


class TestShort(WrapTestCase):
    text = "short"


class TestLong(WrapTestCase):
    text = TestShort.text * 100
