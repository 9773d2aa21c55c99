"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

LIMIT = 3


def test_mul_one():
    assert LIMIT


def test_mul_two():
    assert LIMIT


NAMED = {"mul": test_mul_one}


def show(name):
    print("passed", name)


# All of them, with their names.
def run_all():
    """Run them."""
    show("all")
    for test in (test_mul_one,):
        test()
        show(test.__name__)
    for name, test in NAMED.items():
        test()
        show(name)
    tests = [
        test_mul_two,  # the slow one
    ]
    for test in tests:
        test()


def main():
    run_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
