"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class CheckMixin:
    def test_value(self):
        assert self.value


class TestOne(CheckMixin):
    value = 1

    def test_more(self): ...
