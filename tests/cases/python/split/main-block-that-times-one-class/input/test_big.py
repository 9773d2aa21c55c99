import time
import unittest


class TestAdd(unittest.TestCase):
    def test_add_one(self):
        self.assertEqual(1, 1)

    def test_add_two(self):
        self.assertEqual(2, 2)


class TestSub(unittest.TestCase):
    def test_sub_one(self):
        self.assertEqual(1, 1)

    def test_sub_two(self):
        self.assertEqual(2, 2)


class TestPatma(unittest.TestCase):
    def test_patma_one(self):
        self.assertEqual(1, 1)

    def test_patma_two(self):
        self.assertEqual(2, 2)


if __name__ == "__main__":

    class Timed(TestPatma):
        def assertEqual(self, first, second):
            pass

    start = time.perf_counter()
    Timed().test_patma_one()
    print(time.perf_counter() - start)
