from lib import KINDS, Counter, kind

REQUESTS = Counter("requests")


@kind("a")
class A:
    x = 1


def test_add_one():
    assert KINDS["a"] is A


def test_add_two():
    assert A.x


def test_sub_one():
    assert A.x == 1


def test_sub_two():
    assert REQUESTS


def test_mul_one():
    assert REQUESTS


def test_mul_two():
    assert 1
