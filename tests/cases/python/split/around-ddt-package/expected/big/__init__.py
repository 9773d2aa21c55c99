"""Big tests.

Tests in several files, by what they are about.
Note: Split from test_big.py, as it was over the limit of 6 tests.
"""
