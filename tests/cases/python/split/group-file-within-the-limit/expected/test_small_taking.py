"""Small taking tests

Only the taking tests: 2 of 3.

Note: Split from test_small.py.

Tests in this file:
- test_sub
- test_mod
"""


def test_sub():
    assert 2 - 1 == 1


def test_mod():
    assert 3 % 2 == 1
