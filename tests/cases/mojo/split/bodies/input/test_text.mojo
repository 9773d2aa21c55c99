from std.testing import assert_equal


struct Note(Copyable, Movable):
    var text: String

# a comment at column 0 in a struct

    def __init__(
        out self,
        text: String,
):
        self.text = text


def joined(
    first: String,
    second: String,
) raises -> String:
    return first + second


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
    test_read_code()
    test_read_single()
    test_write_joined()
    test_write_twice()
