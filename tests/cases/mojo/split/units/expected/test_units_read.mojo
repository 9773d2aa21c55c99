# Licence of the project.

"""Units read tests.

Only the read tests: 2 of 5.

Note: Split from test_units.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_read_text
- test_read_nested

Tests of odd units.
"""

from testing import (
    assert_equal,  # the plain one
    assert_true,
)
from utils import *

alias Pair = Tuple[
    Int, Int
]


# =======
# Reading
# =======


fn test_read_text() raises:
    var text = """
fn test_not_a_test():
    pass
"""
# a comment at column 0
    assert_true(len(text) > 0)


fn test_read_nested() raises:
    fn test_inner() raises:
        assert_equal(1, 1)

    test_inner()


alias `fn` = 3


fn main() raises:
    test_read_text()
    test_read_nested()
