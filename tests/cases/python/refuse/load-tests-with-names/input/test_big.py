import unittest


class First(unittest.TestCase):
    def test_one(self): ...
    def test_two(self): ...


class Third(unittest.TestCase):
    def test_one(self): ...
    def test_two(self): ...


def load_tests(loader, tests, pattern):
    suite = unittest.TestSuite()
    suite.addTests(loader.loadTestsFromTestCase(First))
    suite.addTests(loader.loadTestsFromTestCase(Third))
    return suite
