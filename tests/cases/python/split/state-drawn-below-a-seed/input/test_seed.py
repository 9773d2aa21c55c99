import random

random.seed(0)


def rows(count):
    return [random.random() for _ in range(count)]


A = rows(3)
WORDS = ["a", "b"]
B = rows(3)


def test_alpha_one():
    assert round(A[0], 6) == 0.844422


def test_alpha_two():
    assert WORDS and round(A[1], 6) == 0.757954


def test_beta_one():
    assert round(B[0], 6) == 0.258917


def test_beta_two():
    assert round(B[1], 6) == 0.511275
