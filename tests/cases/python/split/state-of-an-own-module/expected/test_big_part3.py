"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import on_b  # noqa: F401
from helpers import count


def test_count():
    assert count() == 1


def test_count_on():
    assert count() == 2
