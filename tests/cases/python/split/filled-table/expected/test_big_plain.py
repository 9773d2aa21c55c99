"""Big plain tests

Only the plain tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_plain_a
- test_plain_b
"""


def test_plain_a(): ...


def test_plain_b(): ...
