from unittest import mock

from tests.test_big import test_add_a


def test_more():
    with mock.patch("tests.test_big.test_sub_a"):
        test_add_a()
