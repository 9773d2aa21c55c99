import unittest

from tests import support


def value():
    return support.ONE


class TestOne(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


class TestTwo(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


class TestThree(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


if __name__ == "__main__":
    unittest.main()
