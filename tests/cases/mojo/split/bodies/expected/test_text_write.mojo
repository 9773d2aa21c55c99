"""Text write tests.

Only the write tests: 2 of 4.

Note: Split from test_text.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_write_joined
- test_write_twice
"""

from std.testing import assert_equal


def joined(
    first: String,
    second: String,
) raises -> String:
    return first + second


def test_write_joined(
) raises:
    var text = joined(
        "(",  # )
        "[",
)
    assert_equal(text, "([")
    print("test_write_joined", text)


def test_write_twice() raises:
    var text = joined("#", "\"")
    # test_read_code() is a comment
# def test_commented_out():

    assert_equal(text, '#"')
    print("test_write_twice", text)


def main() raises:
    test_write_joined()
    test_write_twice()
