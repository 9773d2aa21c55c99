import unittest


class TestSum(unittest.TestCase):
    def test_one(self):
        self.assertEqual(1 + 1, 2)

    def test_two(self):
        self.assertEqual(1 + 2, 3)


class TestDifference(unittest.TestCase):
    def test_one(self):
        self.assertEqual(2 - 1, 1)


# class TestProduct(unittest.TestCase):
#     def test_one(self):
#         self.assertEqual(2 * 1, 2)

# Runs everything.
if __name__ == "__main__":
    unittest.main()
