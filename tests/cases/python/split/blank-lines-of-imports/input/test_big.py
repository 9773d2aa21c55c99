import json

from json import dumps
from json.decoder import JSONDecodeError


FIRST = dumps(1)
SECOND = 2


def test_add_one():
    assert json.loads(FIRST) == 1


def test_add_two():
    assert SECOND


def test_sub_one():
    assert json.loads(str(SECOND)) == 2


def test_sub_two():
    assert issubclass(JSONDecodeError, ValueError)
