# Copyright the authors.

"""Shapes test helpers

What the tests of several files use.

Note: Split from test_shapes.py to stay within the limit of 2 tests.

Shapes.
"""


def is_one(value):
    return value == 1
