"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

if (LIMIT := 5) > 3:
    EXTRA = LIMIT
for LOOPED in range(3):
    pass
A, (B, *C) = 1, (2, 3, 4)
D: int = 4


def test_a_one(): assert (LIMIT, EXTRA, LOOPED) == (5, 5, 2)


def test_b_one():
    match A:
        case 1:
            assert (B, C, D) == (2, [3, 4], 4)
        case _:
            assert False
