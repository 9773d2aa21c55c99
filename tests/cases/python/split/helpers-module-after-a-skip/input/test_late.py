import os

import pytest

os.environ["LATE"] = "1"
json = pytest.importorskip("json")

MODE = os.environ["LATE"]


def early():
    return MODE


def loads(text):
    return json.loads(text), early()


os.environ["LATE"] = "2"


def late():
    return os.environ["LATE"]


def test_one():
    assert loads("1") == (1, "1") and late() == "2"


def test_two():
    assert loads("2") == (2, "1") and late() == "2"


def test_three():
    assert early() == "1" and late() == "2"


def test_four():
    assert loads("[]") == ([], "1")
