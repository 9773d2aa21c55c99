# Copyright the authors.

"""Shapes tests

5 tests in several files, by what they are about.

Note: Split from test_shapes.py to stay within the limit of 2 tests.

Shapes.
"""
