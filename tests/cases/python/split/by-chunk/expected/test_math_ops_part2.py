"""Math part 2 operation tests.

Note: Split from test_math_ops.py, as it was over the limit of 2 tests.
"""


def test_multiply():
    assert "multiply"


def test_power():
    assert "power"
