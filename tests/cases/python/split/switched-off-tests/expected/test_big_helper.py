"""Big helper tests

Only the helper tests: 1 of 7.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_helper
"""

pytest_plugins = []
collect_ignore = ["nothing.py"]


def test_helper(): assert 0


test_helper.__test__ = False
