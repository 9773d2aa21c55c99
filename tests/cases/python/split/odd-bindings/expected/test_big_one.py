"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one
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
