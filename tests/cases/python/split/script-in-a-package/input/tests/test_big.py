import unittest


def value():
    return 1


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
