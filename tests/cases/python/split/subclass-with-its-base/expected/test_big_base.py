"""Big base tests.

Tests for base, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBase:
    kind = 1

    def test_kind(self):
        assert self.kind in (1, 2)


class TestOther(TestBase):
    kind = 2
