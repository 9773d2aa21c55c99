# Licence of the project.

"""Units of tests.

Only the of tests: 1 of 5.

Note: Split from test_units.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_of

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
