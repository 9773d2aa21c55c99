"""Own test helpers.

What the tests of several files use.
Note: Split from test_own.py, as it was over the limit of 2 tests.
"""

LIMIT = 1
LIMIT = LIMIT + 1
