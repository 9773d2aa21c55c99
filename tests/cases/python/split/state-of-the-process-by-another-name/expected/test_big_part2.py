"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import os

env = os.environ


def test_green_2():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_red_set():
    env["SHOP"] = "1"
