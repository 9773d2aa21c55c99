from pathlib import Path

SETTINGS = Path(__file__).with_name("settings.cfg")


class Email:
    def __init__(self, address):
        self.address = address


def test_get_one():
    assert SETTINGS.is_file()


def test_get_two():
    assert Email("a@b").address == "a@b"


def test_set_one():
    values = {}
    exec(SETTINGS.read_text(), values)
    assert values["sender"].address == "a@b"


def test_set_two():
    assert SETTINGS.suffix == ".cfg"
