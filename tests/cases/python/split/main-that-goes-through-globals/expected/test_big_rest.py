"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests whose main() runs all that globals() has of them.
"""


def make_a():
    return 1


def test_a():
    assert make_a() == 1


def test_b():
    assert make_a() + 1 == 2


def main():
    for name, function in sorted(globals().items()):
        if name.startswith("test_"):
            function()


if __name__ == "__main__":
    main()
