# Licence of the project.

"""Units read tests.

Tests for read only.
Note: Split from test_units.mojo, as it was over the limit of 2 tests.

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
