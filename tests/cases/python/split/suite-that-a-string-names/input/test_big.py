import unittest


class TestAdd(unittest.TestCase):
    def test_small(self):
        self.assertEqual(1 + 1, 2)

    def test_large(self):
        self.assertEqual(100 + 1, 101)


class TestSub(unittest.TestCase):
    def test_small(self):
        self.assertEqual(1 - 1, 0)

    def test_large(self):
        self.assertEqual(100 - 1, 99)


class TestDiv(unittest.TestCase):
    def test_small(self):
        self.assertEqual(1 / 1, 1)


def suite():
    tests = unittest.TestSuite()
    tests.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(TestAdd))
    tests.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(TestSub))
    return tests


if __name__ == "__main__":
    unittest.main(defaultTest="suite")
