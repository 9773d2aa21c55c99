"""Big add three tests

Only the add three tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_add_three
"""


# ---- Subtracting ----


def test_add_three(): ...

# the end
