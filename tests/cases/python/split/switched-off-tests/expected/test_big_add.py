"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


class TestTools:
    __test__ = False

    def test_like(self): return 1


class TestAdd(TestTools):
    __test__ = True

    def test_one(self): assert self.test_like() == 1
