from unittest import mock

from tests.test_big_add import test_add_a


def test_more():
    with mock.patch("tests.test_big_sub.test_sub_a"):
        test_add_a()
