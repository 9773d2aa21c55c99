from unittest import mock


def helper():
    return 1


def test_a():
    with mock.patch("test_big.helper", return_value=2):
        assert helper() == 2


def test_b(): ...


def test_c(): ...
