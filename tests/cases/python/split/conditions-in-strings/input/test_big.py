import sys
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from decimal import Decimal

try:
    import json
except ImportError:
    json = None

math = None
try:
    import math
except ImportError:
    pass

limit = 3


def test_add_one():
    assert json.loads("1") == 1


@pytest.mark.skipif(limit > 4, reason="says json")
def test_add_two():
    assert sys.path


@pytest.mark.skipif("not json")
def test_sub_one():
    assert 2 - 1 == 1


@pytest.mark.xfail(condition="limit < 2", reason="says json")
@pytest.mark.parametrize("one", [1, pytest.param(2, marks=pytest.mark.skipif("sys.maxsize < limit"))])
def test_sub_two(one):
    assert one


def test_mul_one():
    assert 2 * 1 == 2


def test_mul_two():
    if sys.maxsize < 2:
        pytest.xfail("json of limit is no number")
    assert 2 * 2 == 4


@pytest.mark.skipif("math is None")
class TestRoot:
    def test_root_small(self):
        assert cast("Decimal", 2) ** 2 == 4

    @pytest.mark.xfail("sys is None")
    def test_root_big(self):
        assert 10**2 == 100

    def test_root_none(self):
        assert 0**2 == 0
