"""Math part 1 operation tests

Only the part 1 tests: 2 of 5.

Note: Split from test_math_ops.py to stay within the limit of 2 tests.

Tests in this file:
- test_add
- test_divide
"""


def test_add():
    assert "add"


def test_divide():
    assert "divide"
