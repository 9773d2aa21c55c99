import pytest


@pytest.fixture
def base():
    return 1


@pytest.fixture
def more(base):
    return base + 1


@pytest.fixture
def opened():
    print("opened")


@pytest.fixture(name="given")
def _given():
    return 5


@pytest.fixture(autouse=True)
def always():
    yield


@pytest.fixture
def late():
    return 7


def test_more(more):
    assert more == 2


@pytest.mark.usefixtures("opened")
def test_marked(): ...


def test_given(given):
    assert given == 5


def test_late(request):
    assert request.getfixturevalue("late") == 7
