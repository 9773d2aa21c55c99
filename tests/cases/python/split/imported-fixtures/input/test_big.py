import pytest
from fixtures_of_ours import opened  # noqa: F401
from fixtures_of_ours import closed as shut  # noqa: F401


def test_a_one(opened):
    assert opened == 1


def test_a_two(shut):
    assert shut == 2


def test_b_one(): ...


def test_b_two(opened): assert opened == 1
