from std.testing import assert_equal


def test_lexer_reads_tokens() raises:
    assert_equal(1, 1)


def test_string_with_escape() raises:
    assert_equal(1, 1)


def test_lexer_at_end() raises:
    assert_equal(1, 1)


def test_unicode_surrogate() raises:
    assert_equal(1, 1)


def main() raises:
    test_lexer_reads_tokens()
    test_string_with_escape()
    test_lexer_at_end()
    test_unicode_surrogate()
