import shop

# Shops may be closed.
from shop.hours import OPEN
from shop.prices import PRICE


def test_add_one():
    assert PRICE


def test_add_two():
    assert OPEN


# Subtraction
# ===========


def test_sub_one():
    assert shop.SHOP


def test_sub_two():
    assert PRICE
