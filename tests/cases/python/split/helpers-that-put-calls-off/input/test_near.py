import functools
import os
from functools import partial

import pytest


def near(a, b, within=0.0):
    return abs(a - b) <= within


loosely = partial(near, within=0.5)
tightly = functools.partial(near, within=0.1)


def all_near(pairs, check=loosely, key=lambda pair: pair):
    return all(check(*key(pair)) for pair in pairs)


def set_up():
    os.environ["NEAR"] = "1"


set_up()


def test_add_one():
    assert all_near([(1, 1.25)])


def test_add_two():
    assert not tightly(1, 1.25)


def test_sub_one():
    assert all_near([(1, 1.25)], check=loosely)


def test_sub_two():
    assert os.environ["NEAR"] == "1" and not tightly(1, 1.25)
