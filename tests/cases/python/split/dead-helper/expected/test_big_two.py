"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""


def test_a_two(): ...


def test_b_two(): ...
