"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import on_b  # noqa: F401
from helpers import register


def test_note():
    register.note("a")


def test_names():
    assert "a" in register.names
