"""Big größe tests

Only the größe tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_größe
- test_数
"""


def test_größe(): ...


def test_数(): ...
