from test_base import BaseTests, TestBase


class TestOne(TestBase):
    def test_one(self):
        assert 1


def test_two():
    assert 2


def test_three():
    assert BaseTests
