"""Quoting sub tests.

Tests for sub only.
Note: Split from test_quoting.py, as it was over the limit of 2 tests.
"""

import sys

import pytest
from quoting_helpers import twice

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


def test_sub_quoted(quoter):
    assert quoter(twice("2")) in ("22", "'22'")


def test_sub_named():
    assert "str" in names and twice("a") == "aa"
