"""Big part 8 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import on_a, on_b  # noqa: F401
from helpers import HANDLERS


def test_handlers():
    assert sorted(HANDLERS) == ["a", "b"]
