"""Text read tests.

Only the read tests: 2 of 4.

Note: Split from test_text.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_read_code
- test_read_single
"""

from std.testing import assert_equal


struct Note(Copyable, Movable):
    var text: String

# a comment at column 0 in a struct

    def __init__(
        out self,
        text: String,
):
        self.text = text


def test_read_code() raises:
    var text = """
def test_not_a_test():
    pass


def main():
    test_not_a_test()
"""
# a comment at column 0 in a test

    assert_equal(text.count("\n"), 7)
    print("test_read_code", text.count("\n"))


def test_read_single() raises:
    """Reads.

def test_in_docstring():
    pass
    """
    var text = '''\
struct Nothing: """ # '''
    assert_equal(Note(text).text, "struct Nothing: \"\"\" # ")
    print("test_read_single", len(text.split(" ")))


def main() raises:
    test_read_code()
    test_read_single()
