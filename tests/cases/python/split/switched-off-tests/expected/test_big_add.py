"""Big add tests

Only the add tests: 2 of 7.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestAdd::test_like
- TestAdd::test_one
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


class TestTools:
    __test__ = False

    def test_like(self): return 1


class TestAdd(TestTools):
    __test__ = True

    def test_one(self): assert self.test_like() == 1
