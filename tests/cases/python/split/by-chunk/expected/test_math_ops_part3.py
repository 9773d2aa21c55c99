"""Math part 3 operation tests

Only the part 3 tests: 1 of 5.

Note: Split from test_math_ops.py to stay within the limit of 2 tests.

Tests in this file:
- test_subtract
"""


def test_subtract():
    assert "subtract"
