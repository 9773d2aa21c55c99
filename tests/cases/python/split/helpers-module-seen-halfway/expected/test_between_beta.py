"""Between beta tests.

Tests for beta only.
Note: Split from test_between.py, as it was over the limit of 2 tests.
"""

CASES = [1]


def big(x):
    a = len(CASES)
    b = x
    c = x
    d = x
    e = x
    f = x
    return a + b


CASES.append(2)


def test_beta_one():
    assert big(CASES[1])


def test_beta_two():
    assert big(CASES[0])
