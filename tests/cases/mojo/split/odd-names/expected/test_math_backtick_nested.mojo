"""Math backtick and nested tests.

Tests for backtick and nested only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def `odd name`() -> Int:
    from std.math import sqrt

    return Int(sqrt(4.0))


def test_backtick() raises:
    assert_equal(`odd name`(), 2)


def test_nested() raises:
    def test_inner() raises:
        assert_equal(1, 1)

    test_inner()


def main() raises:
    test_backtick()
    test_nested()
