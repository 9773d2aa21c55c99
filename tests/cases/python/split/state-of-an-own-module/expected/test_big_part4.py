"""Big part 4 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import on_b  # noqa: F401


def test_sum():
    assert 1 + 1 == 2
