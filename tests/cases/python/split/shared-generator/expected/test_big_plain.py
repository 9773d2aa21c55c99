"""Big plain tests

Only the plain tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_plain
- test_simple
"""


def test_plain(): ...


def test_simple(): ...
