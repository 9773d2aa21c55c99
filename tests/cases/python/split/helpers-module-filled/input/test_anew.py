import pytest


def made(n):
    cases = []
    for i in range(n):
        cases.append(i)
        cases.append(i + 1)
    return cases


CASES = []
CASES += made(3)
for n in range(3):
    CASES.append(n)
    CASES.append(n)
    CASES.append(n)
    CASES.append(n)
    CASES.append(n)


@pytest.mark.parametrize("n", CASES)
def test_alpha_one(n):
    assert n >= 0


def test_alpha_two():
    assert CASES[0]


def test_beta_one():
    assert CASES[1]


def test_beta_two():
    assert CASES[0]
