# Copyright the authors.

"""Shapes tests.

Tests in several files, by what they are about.
Note: Split from test_shapes.py, as it was over the limit of 2 tests.

Shapes.
"""
