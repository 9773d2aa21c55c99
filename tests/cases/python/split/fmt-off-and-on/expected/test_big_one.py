"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

# fmt: off
ONE = [1,0,
       0,1]
# fmt: on


def test_a_one(): assert ONE[0] == 1


def test_b_one(): assert ONE[1] == 0
