"""Big sub tests

Only the sub tests: 2 of 7.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


class TestTools:
    __test__ = False

    def test_like(self): return 1


def test_sub_one(): ...


def test_sub_two(): assert TestTools
