import helpers

helpers.add(1)


def test_items():
    assert helpers.ITEMS == [1]


def test_sum():
    assert 1 + 1 == 2


def test_difference():
    assert 2 - 1 == 1
