"""Big line tests.

Tests for line only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

import inspect


def test_line():
    assert inspect.getsourcelines(test_line)
