"""Tests whose main() runs all that globals() has of them."""

import os


def make_a():
    return 1


def make_b():
    return 2


def test_a():
    assert make_a() == 1


def test_b():
    assert make_a() + 1 == 2


def test_os_c():
    assert make_b() == 2


def test_os_d():
    assert os.sep and make_b()


def main():
    for name, function in sorted(globals().items()):
        if name.startswith("test_"):
            function()


if __name__ == "__main__":
    main()
