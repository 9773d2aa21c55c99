import unittest


def make(n):
    class Made(unittest.TestCase):
        number = n

        def test_it(self): self.assertEqual(self.number, n)

    return Made


TestOne = make(1)
TestTwo = make(2)


def test_a_one(): assert TestOne.number == 1


def test_a_two(): ...


def test_b_one(): assert TestOne.number + 1 == TestTwo.number


def test_b_two(): ...
