"""Slow first tests

Only the first tests: 2 of 4.

Note: Split from test_slow.py to stay within the limit of 2 seconds.

Tests in this file:
- test_first_of_two
- test_second_of_two
"""


def test_first_of_two():
    assert 2


def test_second_of_two():
    test_first_of_two()
