import os
import sys

# needed for the dates
from datetime import date
from decimal import Decimal

LIMITS = [1, 2]

def half(number):
    return number / 2


def test_add_one():
    assert half(2) in LIMITS


def test_add_two():
    assert date(2020, 1, 1).year


# of subtractions

def twice(number):
    return 2 * number


def test_sub_one():
    assert twice(Decimal(1)) == 2


def test_sub_two():
    assert os.sep


def test_div_one():
    assert half(2) == 1


def test_div_two():
    assert sys.path


if sys.platform:

    def test_mul_one():
        assert True

    def test_mul_two():
        assert Decimal(1)
