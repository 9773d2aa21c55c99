ROWS = []
TABLE = {"rows": ROWS}
NOTES = []
SEEN = []


class Shape:
    made = []


class Box(Shape):
    pass


def note(text, to=NOTES):
    to.append(text)


def each(function):
    function("x")


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_red_table():
    TABLE["rows"].append(1)


def test_blue_table():
    assert ROWS == [1]


def test_green_note():
    note("a")


def test_blue_note():
    assert NOTES == ["a"]


def test_red_seen():
    each(SEEN.append)


def test_green_seen():
    assert SEEN == ["x"]


def test_red_made():
    Box.made.append(1)


def test_blue_made():
    assert Shape.made == [1]
