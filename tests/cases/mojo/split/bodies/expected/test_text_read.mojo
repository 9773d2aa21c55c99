"""Text read tests.

Tests for read only.
Note: Split from test_text.mojo, as it was over the limit of 2 tests.
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
