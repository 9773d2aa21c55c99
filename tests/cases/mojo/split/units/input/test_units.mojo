# Licence of the project.

"""Tests of odd units."""

from testing import (
    assert_equal,  # the plain one
    assert_true,
)
from utils import *

alias Pair = Tuple[
    Int, Int
]


trait Named:
    fn name(self) -> String:
        ...


@fieldwise_init
struct Thing(Copyable, Movable, Named):
    var x: Int

    fn name(self) -> String:
        return "thing"


fn make(
    x: Int,
    y: Int = 2,
) raises -> Thing:
    return Thing(x + y)


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


from late import thing_of  # needed below


fn test_write_thing() raises:
    assert_equal(make(1).x, 3)


fn test_write_odd() raises:
    assert_equal(thing_of(make(1)), `fn`)


fn test_of(x: Int) raises:
    assert_equal(x, 1)


alias `fn` = 3


fn main() raises:
    test_read_text()
    test_read_nested()
    test_write_thing()
    test_of(1)
