"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

from shapes import Shape


class Square(Shape):
    pass
