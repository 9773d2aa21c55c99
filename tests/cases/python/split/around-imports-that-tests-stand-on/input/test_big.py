import shop
import shop.prices as p
from shop.cart import tagged
from shop.rates import RATE
from shop.red import Red


def test_add_one():
    assert Red()


def test_add_two():
    assert RATE == 3


def test_sub_one():
    assert tagged("Red") == "Red"


def test_sub_two():
    assert tagged


def test_mul_one():
    assert shop.prices.LOWEST == 2


def test_mul_two():
    assert shop.prices


def test_div_one():
    assert p.LOWEST == 2


def test_div_two():
    assert 2
