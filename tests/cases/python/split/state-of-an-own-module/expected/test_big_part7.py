"""Big part 7 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import on_a, on_b  # noqa: F401


def test_on_a():
    assert on_a() == 1


def test_product():
    assert 2 * 2 == 4
