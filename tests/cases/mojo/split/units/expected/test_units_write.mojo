# Licence of the project.

"""Units write tests.

Tests for write only.
Note: Split from test_units.mojo, as it was over the limit of 2 tests.

Tests of odd units.
"""

from testing import (
    assert_equal,  # the plain one
)
from utils import *


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


from late import thing_of  # needed below


fn test_write_thing() raises:
    assert_equal(make(1).x, 3)


fn test_write_odd() raises:
    assert_equal(thing_of(make(1)), `fn`)


alias `fn` = 3


fn main() raises:
    test_write_thing()
