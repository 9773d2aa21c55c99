# Licence of the project.

"""Units write tests.

Only the write tests: 2 of 5.

Note: Split from test_units.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_write_thing
- test_write_odd

Tests of odd units.
"""

from testing import (
    assert_equal,  # the plain one
)
from utils import *


trait Named:
    fn name(self) -> String:
        ...


@value
struct Thing(Named):
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
