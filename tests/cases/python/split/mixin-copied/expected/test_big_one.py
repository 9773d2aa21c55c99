"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestOne::test_value
- TestOne::test_more
"""


class CheckMixin:
    def test_value(self):
        assert self.value


class TestOne(CheckMixin):
    value = 1

    def test_more(self): ...
