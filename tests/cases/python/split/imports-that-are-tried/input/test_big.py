import sys

import pytest

if sys.version_info:
    try:
        import shop
        from shop.hours import OPEN, SHUT
        from shop.prices import PRICE
    except ImportError:
        pass

try:
    import shop.hours as hours
    from math import pi
except ImportError:
    pass

try:
    from shop import SHOP
    from shop.later import LATER
except ImportError:
    SHOP = LATER = 2


def test_add_one():
    assert PRICE


def test_add_two():
    assert OPEN
    assert hours


def test_mul_one():
    assert shop.hours
    assert pi


def test_mul_two():
    with pytest.raises(TypeError):
        shop()


def test_sub_one():
    assert LATER > SHUT


def test_sub_two():
    assert SHOP == 2
