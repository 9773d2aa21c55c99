"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math
import sys

LIMIT = 3


class Frame:
    """As a frame of pandas: names with a sign before them are looked up where the query is given."""

    def query(self, text):
        return eval(text.replace("@", ""), sys._getframe(1).f_globals, {"a": 4})


def test_sub_limit():
    assert Frame().query("a > @LIMIT")


def test_sub_mail():
    assert "a@LIMIT".partition("@")[0] == "a"
