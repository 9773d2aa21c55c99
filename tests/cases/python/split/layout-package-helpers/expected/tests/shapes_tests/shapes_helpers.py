# Copyright the authors.

"""Shapes test helpers.

What the tests of several files use.
Note: Split from test_shapes.py, as it was over the limit of 2 tests.

Shapes.
"""


def is_one(value):
    return value == 1
