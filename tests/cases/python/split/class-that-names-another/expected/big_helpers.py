"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from shapes import Shape


class Corner(Shape):
    size = 1
