import unittest


def make(n):
    class Made(unittest.TestCase):
        def test_it(self): self.assertEqual(n, n)

    return Made


TestOne = make(1)
TestTwo = make(2)


def test_a_one(): ...


def test_a_two(): ...


def test_b_one(): ...
