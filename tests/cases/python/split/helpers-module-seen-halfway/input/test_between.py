import pytest

CASES = [1]


def big(x):
    a = len(CASES)
    b = x
    c = x
    d = x
    e = x
    f = x
    return a + b


@pytest.mark.parametrize("n", list(CASES))
def test_alpha_one(n):
    assert big(n)


CASES.append(2)


def test_alpha_two():
    assert big(CASES[0])


def test_beta_one():
    assert big(CASES[1])


def test_beta_two():
    assert big(CASES[0])
