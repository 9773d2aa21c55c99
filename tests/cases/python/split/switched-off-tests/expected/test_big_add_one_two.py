"""Big add one and two tests.

Tests for add one and two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


class TestTools:
    __test__ = False

    def test_like(self): return 1


def test_add_one(): assert TestTools().test_like() == 1


def test_add_two(): ...
