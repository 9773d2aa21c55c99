"""Json lexer tests.

Tests for lexer only.
Note: Split from test_json.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_lexer_reads_tokens() raises:
    assert_equal(1, 1)


def test_lexer_at_end() raises:
    assert_equal(1, 1)


def main() raises:
    test_lexer_reads_tokens()
    test_lexer_at_end()
