"""Big fill tests.

Tests for fill only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from copy import copy
from math import pi, tau  # noqa: F401

import pytest


@pytest.mark.parametrize(("copy", "pi"), [("a", 3)], indirect=["pi"])
def test_fill_one(copy, pi):
    assert copy == "a"


def test_fill_two():
    assert eval("tau + 1") > 7
    tau = 6
    assert tau
