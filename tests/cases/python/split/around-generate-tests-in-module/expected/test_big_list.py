"""Big list tests.

Tests for list only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import pytest

VALUES = {"test_price_a": [1, 2], "test_tax_b": [3]}
idlist_price = ["x", "y", "z"]


def pytest_generate_tests(metafunc):
    if "value" in metafunc.fixturenames:
        metafunc.parametrize("value", VALUES.get(metafunc.function.__name__, [9]))
    if "word" in metafunc.fixturenames:
        metafunc.parametrize("word", getattr(metafunc.module, "idlist_" + metafunc.function.__name__.split("_")[1], ["none"]))



def test_list_a():
    assert len(idlist_price) == 3


def test_list_b():
    assert len(idlist_price) == 3


def test_list_c():
    assert len(idlist_price) == 3


def test_list_d():
    assert len(idlist_price) == 3

