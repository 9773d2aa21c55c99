"""Math part 2 operation tests

Only the part 2 tests: 2 of 5.

Note: Split from test_math_ops.py to stay within the limit of 2 tests.

Tests in this file:
- test_multiply
- test_power
"""


def test_multiply():
    assert "multiply"


def test_power():
    assert "power"
