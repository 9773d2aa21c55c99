"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one
"""

# fmt: off
ONE = [1,0,
       0,1]
# fmt: on


def test_a_one(): assert ONE[0] == 1


def test_b_one(): assert ONE[1] == 0
