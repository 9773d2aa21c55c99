import pytest


@pytest.fixture
def tool(tool):
    return tool + 1


def test_a_one(tool): assert tool == 2


def test_a_two(): ...


def test_b_one(tool): assert tool == 2


def test_b_two(): ...
