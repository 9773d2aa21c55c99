"""Big ship tests.

Tests for ship only.
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


def test_ship_d(word):
    assert word


def test_ship_e(word):
    assert word
