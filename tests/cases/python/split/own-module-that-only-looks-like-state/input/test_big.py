import helpers


def test_add():
    helpers.start()
    helpers.add(1)
    assert helpers.ITEMS == [1]


def test_name():
    assert helpers.fresh_name().startswith("name")


def test_add_two():
    helpers.start()
    helpers.add(2)
    assert helpers.ITEMS == [2]


def test_note():
    helpers.note(1)


def test_name_again():
    assert helpers.fresh_name() != helpers.fresh_name()


def test_most():
    assert helpers.most() == 3


def test_limits():
    assert helpers.LIMITS == {"most": 3}


def test_point():
    helpers.Point(1)
    assert helpers.Point(1).x == 1


def test_point_two():
    assert helpers.Point(2).x == 2
    assert isinstance(helpers.Point(2), helpers.Point)
