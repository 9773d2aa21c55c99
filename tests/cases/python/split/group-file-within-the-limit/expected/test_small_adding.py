"""Small adding tests

Only the adding tests: 1 of 3.

Note: Split from test_small.py.

Tests in this file:
- test_add
"""


def test_add():
    assert 1 + 1 == 2
