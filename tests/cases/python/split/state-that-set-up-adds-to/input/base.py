import itertools
import unittest


class Counted(unittest.TestCase):
    made = 0
    numbers = itertools.count(1)

    def setUp(self):
        Counted.made += 1
        self.number = next(self.numbers)


class Shop(Counted):
    pass


class Listed:
    names = []

    @classmethod
    def setup_class(cls):
        cls.names.append(cls.__name__)
