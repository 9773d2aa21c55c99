import unittest


class Base(unittest.TestCase):
    def check(self, n): self.assertTrue(n)


class ValueMixinTest:
    value = 0

    def test_value(self): assert self.value
