"""Text write tests.

Tests for write only.
Note: Split from test_text.mojo, as it was over the limit of 2 tests.
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
