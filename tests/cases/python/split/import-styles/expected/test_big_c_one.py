"""Big c one tests

Only the c one tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_c_one
"""

import sys
import json as j; import re
from unittest import mock  # noqa: F401
try:
    import numpy_that_is_not_there as np
except ImportError:
    np = None


def test_c_one():
    assert np is None and re.match("a", "a") and sys.path
