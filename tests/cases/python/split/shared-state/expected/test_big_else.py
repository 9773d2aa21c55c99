"""Big else tests

Only the else tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_other
- test_else
"""


def test_other(): ...


def test_else(): ...
