"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 9 tests.
"""


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
