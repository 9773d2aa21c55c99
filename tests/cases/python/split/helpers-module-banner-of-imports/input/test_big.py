"""What an ordered thing does."""

# ----------
# IMPORTS:
# ----------
from collections import OrderedDict
import os


def helper(x):
    return OrderedDict(a=x)


def test_add_one():
    assert helper(0) and os.sep


def test_add_two():
    assert helper(1) and os.sep


def test_sub_one():
    assert helper(2) and os.sep


def test_sub_two():
    assert helper(3) and os.sep
