import pathlib

DATA = pathlib.Path(__file__).with_suffix("")


def test_red_text():
    assert (DATA / "red.txt").read_text() == "red\n"


def test_red_size():
    assert (DATA / "red.txt").stat().st_size


def test_green_text():
    assert (DATA / "green.txt").read_text() == "green\n"


def test_green_size():
    assert (DATA / "green.txt").stat().st_size


def test_blue_text():
    assert (DATA / "blue.txt").read_text() == "blue\n"


def test_blue_size():
    assert (DATA / "blue.txt").stat().st_size
