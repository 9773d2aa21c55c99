import unittest

token: int


class TestScopes(unittest.TestCase):
    def test_add_one(self):
        self.assertEqual(1 + 1, 2)

    def test_add_two(self):
        self.assertEqual(2 + 2, 4)

    def test_sub_one(self):
        self.assertEqual(2 - 1, 1)

    def test_sub_two(self):
        global token
        self.assertEqual(3 - 1, 2)


def test_mul_one():
    assert 1 * 1 == 1


def test_mul_two():
    assert 1 * 2 == 2
