"""Tests.

Tests in several files, by what they are about.
Note: Split from tests.py, as it was over the limit of 6 tests.
"""
