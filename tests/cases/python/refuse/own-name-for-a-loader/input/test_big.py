import unittest


class Add(unittest.TestCase):
    def test_small(self):
        self.assertEqual(1 + 1, 2)

    def test_large(self):
        self.assertEqual(100 + 1, 101)


def test_all():
    found = unittest.defaultTestLoader.loadTestsFromName("test_big.Add")
    assert found.countTestCases() == 2


def test_count():
    found = unittest.defaultTestLoader.loadTestsFromName(f"{'test_big'}")
    assert found.countTestCases() == 2
