import unittest

__all__ = ["AddTest", "SubTest"]
STATE = []


def setUpModule():
    STATE.append(1)


def tearDownModule():
    STATE.clear()


def load_tests(loader, tests, pattern):
    return tests


class AddTest(unittest.TestCase):
    def test_one(self): self.assertEqual(STATE, [1])

    def test_two(self): self.assertTrue(STATE)


class SubTest(unittest.TestCase):
    def test_one(self): self.assertEqual(STATE, [1])

    def test_two(self): self.assertTrue(STATE)
