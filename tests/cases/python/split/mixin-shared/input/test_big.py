"""Tests of numbers."""

import unittest


class NumberMixin:
    def test_number_0(self):
        value = self.make(0)
        self.assertEqual(value, 0)
        self.assertEqual(value + 1, 1)

    def test_number_1(self):
        value = self.make(1)
        self.assertEqual(value, 1)
        self.assertEqual(value + 1, 2)

    def test_number_2(self):
        value = self.make(2)
        self.assertEqual(value, 2)
        self.assertEqual(value + 1, 3)

    def test_number_3(self):
        value = self.make(3)
        self.assertEqual(value, 3)
        self.assertEqual(value + 1, 4)

    def test_number_4(self):
        value = self.make(4)
        self.assertEqual(value, 4)
        self.assertEqual(value + 1, 5)

    def test_number_5(self):
        value = self.make(5)
        self.assertEqual(value, 5)
        self.assertEqual(value + 1, 6)

    def test_number_6(self):
        value = self.make(6)
        self.assertEqual(value, 6)
        self.assertEqual(value + 1, 7)

    def test_number_7(self):
        value = self.make(7)
        self.assertEqual(value, 7)
        self.assertEqual(value + 1, 8)

    def test_number_8(self):
        value = self.make(8)
        self.assertEqual(value, 8)
        self.assertEqual(value + 1, 9)

    def test_number_9(self):
        value = self.make(9)
        self.assertEqual(value, 9)
        self.assertEqual(value + 1, 10)

    def test_number_10(self):
        value = self.make(10)
        self.assertEqual(value, 10)
        self.assertEqual(value + 1, 11)

    def test_number_11(self):
        value = self.make(11)
        self.assertEqual(value, 11)
        self.assertEqual(value + 1, 12)


class IntTest(NumberMixin, unittest.TestCase):
    def make(self, value):
        return int(value)

    def test_int(self):
        self.assertEqual(self.make(0), 0)


class FloatTest(NumberMixin, unittest.TestCase):
    def make(self, value):
        return float(value)

    def test_float(self):
        self.assertEqual(self.make(0), 0)


class ComplexTest(NumberMixin, unittest.TestCase):
    def make(self, value):
        return complex(value)

    def test_complex(self):
        self.assertEqual(self.make(0), 0)
