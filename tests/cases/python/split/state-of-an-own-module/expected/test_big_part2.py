"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import handles, register


@handles("b")
def on_b():
    return 2


def test_note():
    register.note("a")


def test_names():
    assert "a" in register.names
