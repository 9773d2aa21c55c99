from copy import copy
from math import pi, tau

import pytest


@pytest.mark.parametrize("copy", [True, False])
def test_add_one(copy):
    assert copy in (True, False)


def test_add_two():
    tau = 6
    assert eval("tau + 1") == 7


@pytest.mark.parametrize(("copy", "pi"), [("a", 3)], indirect=["pi"])
def test_fill_one(copy, pi):
    assert copy == "a"


def test_fill_two():
    assert eval("tau + 1") > 7
    tau = 6
    assert tau


def test_sub_one():
    assert copy([1]) == [1]


def test_sub_two():
    assert tau == 2 * pi
