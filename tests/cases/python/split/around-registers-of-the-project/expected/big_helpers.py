"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from lib import Counter, kind

REQUESTS = Counter("requests")


@kind("a")
class A:
    x = 1
