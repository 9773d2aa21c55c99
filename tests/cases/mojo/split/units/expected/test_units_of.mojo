# Licence of the project.

"""Units of tests.

Tests for of only.
Note: Split from test_units.mojo, as it was over the limit of 2 tests.

Tests of odd units.
"""

from testing import (
    assert_equal,  # the plain one
)
from utils import *

# =======
# Reading
# =======


fn test_of(x: Int) raises:
    assert_equal(x, 1)


alias `fn` = 3


fn main() raises:
    test_of(1)
