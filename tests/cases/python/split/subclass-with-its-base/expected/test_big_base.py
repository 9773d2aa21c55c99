"""Big base tests

Only the base tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestBase::test_kind
- TestOther::test_kind
"""


class TestBase:
    kind = 1

    def test_kind(self):
        assert self.kind in (1, 2)


class TestOther(TestBase):
    kind = 2
