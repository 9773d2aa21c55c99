from unittest import mock


def helper():
    return 1


def other():
    return 2


def caller():
    return helper() + other()


@mock.patch(__name__ + ".helper", return_value=5)
def test_patched(helper):
    assert caller() == 7


@mock.patch(f"{__name__}.other", return_value=5)
def test_patched_too(other):
    assert caller() == 6


def test_plain():
    assert True
