"""Json lexer tests.

Only the lexer tests: 2 of 4.

Note: Split from test_json.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_lexer_reads_tokens
- test_lexer_at_end
"""

from std.testing import assert_equal


def test_lexer_reads_tokens() raises:
    assert_equal(1, 1)


def test_lexer_at_end() raises:
    assert_equal(1, 1)


def main() raises:
    test_lexer_reads_tokens()
    test_lexer_at_end()
