"""Big cart tests.

Tests for cart only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

What a shop does.
"""

import pytest
# ruff: noqa: PLR2004

# pylint: disable=redefined-outer-name
# pylint: disable=missing-function-docstring


@pytest.fixture
def lamps():
    return 3


def test_cart_one(lamps):
    assert lamps == 3


# mypy: allow-untyped-defs

def test_cart_two(lamps):
    assert lamps + 1 == 4
