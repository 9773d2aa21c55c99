"""Big double and log tests.

Tests for double and log, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import functools


def put(rows, row):
    rows.append(row)
    return len(rows)


log = functools.partial(put, [])


@functools.lru_cache
def double(number):
    return 2 * number


def test_green_2():
    assert True


def test_green_log():
    assert log("a") == 1


def test_blue_log():
    assert log("b") == 2


def test_green_double():
    assert double(2) == 4


def test_blue_double():
    assert double.cache_info().currsize == 1
