"""Big c one tests.

Tests for c one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys
import json as j; import re  # noqa: F401
from unittest import mock  # noqa: F401
try:
    import numpy_that_is_not_there as np
except ImportError:
    np = None


def test_c_one():
    assert np is None and re.match("a", "a") and sys.path
