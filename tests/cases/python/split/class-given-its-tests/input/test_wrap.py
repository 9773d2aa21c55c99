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


class TestWide(WrapTestCase):
    text = "wide"


class ColumnTestCase(unittest.TestCase, metaclass=Formats):
    text = None


class TestColumnOne(ColumnTestCase):
    text = "one"


class TestColumnTwo(ColumnTestCase):
    text = "two"


class TestColumnTwice(ColumnTestCase):
    text = TestColumnTwo.text * 2
