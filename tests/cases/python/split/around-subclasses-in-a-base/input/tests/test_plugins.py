from plugins import Plugin


class Fake(Plugin):
    name = "fake"


def test_load_one():
    assert Plugin.find("fake") is Fake


def test_load_two():
    assert Plugin.find("fake") is Fake


def test_save_one():
    assert Plugin.find("fake") is Fake


def test_save_two():
    assert Plugin.find("other") is None
