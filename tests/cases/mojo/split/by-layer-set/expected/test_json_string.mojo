"""Json string tests.

Tests for string only.
Note: Split from test_json.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_string_with_escape() raises:
    assert_equal(1, 1)


def test_unicode_surrogate() raises:
    assert_equal(1, 1)


def main() raises:
    test_string_with_escape()
    test_unicode_surrogate()
