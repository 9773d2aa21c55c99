import json
from os import path
from typing import Any

EMPTY: Any = {}

import decimal
from os import sep, getcwd


def half(number):
    return decimal.Decimal(number) / 2


import statistics
from random import Random


def test_add_one():
    assert json and half(2)


def test_add_two():
    assert EMPTY == {}


def test_sub_one():
    assert path.join(sep, "a") == f"{sep}a"


def test_sub_two():
    assert getcwd() and json


def test_mul_one():
    assert half(2) == 1


def test_mul_two():
    assert statistics.mean([1]) == 1


def test_div_one():
    assert decimal and statistics and Random(1)


def test_div_two():
    assert json and path
