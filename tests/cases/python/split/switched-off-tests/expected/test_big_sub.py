"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


class TestTools:
    __test__ = False

    def test_like(self): return 1


def test_sub_one(): ...


def test_sub_two(): assert TestTools
