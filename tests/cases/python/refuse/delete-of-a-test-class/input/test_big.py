from unittest import TestCase


class TestOptional(TestCase):
    def test_opt_a(self):
        missing.go()

    def test_opt_b(self):
        missing.go()


class TestPlain(TestCase):
    def test_plain_a(self):
        pass

    def test_plain_b(self):
        pass


try:
    import missing
except ImportError:
    print("no")
    del TestOptional
