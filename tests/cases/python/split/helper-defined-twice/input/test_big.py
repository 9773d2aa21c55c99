import pytest


def value(): return 1


FIRST = value()


def value(): return 2


@pytest.mark.parametrize("x", [FIRST])
def test_a_first(x): assert x == 1


def test_a_second(): assert value() == 2


def test_b_none(): ...


def test_b_second(): assert value() == 2
