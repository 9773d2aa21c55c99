"""Big add three tests.

Tests for add three only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


# ---- Subtracting ----


def test_add_three(): ...

# the end
