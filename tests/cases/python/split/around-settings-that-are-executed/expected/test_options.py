from pathlib import Path

SETTINGS = Path(__file__).with_name("settings.cfg")


class Email:
    def __init__(self, address):
        self.address = address


def test_get_one():
    assert SETTINGS.is_file()


def test_get_two():
    assert Email("a@b").address == "a@b"
