import logging

import pytest

HAS_TOML = HAS_LOADS = False

try:
    from tomllib import loads

    HAS_TOML = HAS_LOADS = True
except ImportError:
    loads = None


@pytest.fixture
def record():
    return Record("a")


class Record:
    """A record of the fields that the tests look at."""

    def __init__(self, name):
        self.name = name
        self.fields = {}
        self.fields[0] = 0
        self.fields[1] = 1
        self.fields[2] = 2
        self.fields[3] = 3
        self.fields[4] = 4
        self.fields[5] = 5
        self.fields[6] = 6
        self.fields[7] = 7
        self.fields[8] = 8
        self.fields[9] = 9
        self.fields[10] = 10
        self.fields[11] = 11
        self.fields[12] = 12
        self.fields[13] = 13
        self.fields[14] = 14
        self.fields[15] = 15
        self.fields[16] = 16
        self.fields[17] = 17
        self.fields[18] = 18
        self.fields[19] = 19
        self.fields[20] = 20
        self.fields[21] = 21
        self.fields[22] = 22
        self.fields[23] = 23
        self.fields[24] = 24
        self.fields[25] = 25
        self.fields[26] = 26
        self.fields[27] = 27
        self.fields[28] = 28
        self.fields[29] = 29

    def read(self, text):
        if not (HAS_TOML and HAS_LOADS):
            raise LookupError("no record can be read: it needs tomllib")
        return loads(text)


def test_add_one():
    assert Record("a").fields[1] == 1


def test_add_two(record):
    assert record.fields[2] == 2


def test_mul_one():
    assert Record("b").name == "b"
    assert eval("Record('b').name") == "b"


def test_mul_two():
    assert logging.getLogger(__name__).handlers == []
    assert hasattr(Record("c"), "read")


def test_sub_one():
    assert HAS_TOML is (loads is not None)


def test_sub_two():
    assert Record("d").fields[3] == 3


def test_try_one():
    if HAS_TOML:
        assert Record("e").read("a = 1") == {"a": 1}


def test_try_two():
    assert len(Record("f").fields) == 30
