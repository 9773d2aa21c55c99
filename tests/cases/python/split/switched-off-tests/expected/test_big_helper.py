"""Big helper tests.

Tests for helper only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


def test_helper(): assert 0


test_helper.__test__ = False
