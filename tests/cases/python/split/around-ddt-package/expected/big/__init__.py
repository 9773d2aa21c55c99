"""Big tests

12 tests in several files, by what they are about.

Note: Split from test_big.py to stay within the limit of 6 tests.
"""
