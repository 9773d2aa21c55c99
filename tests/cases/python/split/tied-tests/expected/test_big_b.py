"""Big b tests

Only the b tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_b_other
- test_b_more
"""


def test_b_other(): ...


def test_b_more(): ...
