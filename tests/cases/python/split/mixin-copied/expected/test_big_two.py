"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestTwo::test_value
- TestTwo::test_more
"""


class CheckMixin:
    def test_value(self):
        assert self.value


class TestTwo(CheckMixin):
    value = 2

    def test_more(self): ...
