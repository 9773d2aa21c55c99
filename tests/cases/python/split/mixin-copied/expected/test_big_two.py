"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class CheckMixin:
    def test_value(self):
        assert self.value


class TestTwo(CheckMixin):
    value = 2

    def test_more(self): ...
