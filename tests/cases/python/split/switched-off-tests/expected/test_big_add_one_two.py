"""Big add one and two tests

Only the add one and two tests: 2 of 7.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


class TestTools:
    __test__ = False

    def test_like(self): return 1


def test_add_one(): assert TestTools().test_like() == 1


def test_add_two(): ...
