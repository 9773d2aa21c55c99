import sys

import pytest

if sys.maxsize > 2**32:

    @pytest.fixture(params=[str, repr])
    def quoter(request):
        return request.param

    names = ["str", "repr"]
else:

    @pytest.fixture(params=[str])
    def quoter(request):
        return request.param

    names = ["str"]


def twice(text):
    if not text:
        return ""
    return text + text


def test_add_quoted(quoter):
    assert quoter(twice("1")) in ("11", "'11'")


def test_add_named():
    assert "str" in names and twice("") == ""


def test_sub_quoted(quoter):
    assert quoter(twice("2")) in ("22", "'22'")


def test_sub_named():
    assert "str" in names and twice("a") == "aa"
