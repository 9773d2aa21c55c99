import json
import os
import os.path
from fractions import Fraction as Number
from os import path
from typing import Any

EMPTY: Any = {}

from string import ascii_letters, digits

digits = [int(digit) for digit in digits]


def half(number):
    return number / 2


from decimal import Decimal as Number
from os import getcwd
from random import Random


def test_add_one():
    assert json and half(2)


def test_add_two():
    assert EMPTY == {}


def test_sub_one():
    assert path and digits[2] == 2


def test_sub_two():
    assert ascii_letters and digits


def test_mul_one():
    assert type(Number(1)).__name__ == "Decimal"


def test_mul_two():
    assert Number(1) and Random(1) and path


def test_div_one():
    assert os.path and os.sep and getcwd


def test_div_two():
    assert os.path and getcwd()
