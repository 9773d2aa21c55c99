import sys
import unittest

LIMIT = 3


def test_add_one():
    assert LIMIT


def test_add_two():
    assert LIMIT


def test_mul_one():
    assert LIMIT


def test_mul_two():
    assert LIMIT


class TestSub(unittest.TestCase):
    def test_one(self):
        assert LIMIT


NAMED = {"add": test_add_one, "mul": test_mul_one}


def show(name):
    print("passed", name)


# All of them, with their names.
def run_all():
    """Run them."""
    show("all")
    for test in (test_add_one, test_add_two, test_mul_one):
        test()
        show(test.__name__)
    for name, test in NAMED.items():
        test()
        show(name)
    tests = [
        test_add_one,
        test_mul_two,  # the slow one
    ]
    for test in tests:
        test()


def suite():
    found = unittest.TestSuite()
    found.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(TestSub))
    return found


def main():
    run_all()
    unittest.TextTestRunner().run(suite())
    return 0


if __name__ == "__main__":
    sys.exit(main())
