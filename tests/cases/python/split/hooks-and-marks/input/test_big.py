import pytest

pytestmark = pytest.mark.filterwarnings("error")

STATE = {}


def setup_module():
    STATE["ready"] = True


def test_one_a():
    assert STATE["ready"]


def test_one_b(): ...


def test_two_a():
    assert STATE["ready"]


def test_two_b(): ...
