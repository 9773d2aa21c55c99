"""Big line tests

Only the line tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_line
"""

import inspect


def test_line():
    assert inspect.getsourcelines(test_line)
