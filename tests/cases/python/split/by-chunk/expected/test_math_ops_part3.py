"""Math part 3 operation tests.

Note: Split from test_math_ops.py, as it was over the limit of 2 tests.
"""


def test_subtract():
    assert "subtract"
