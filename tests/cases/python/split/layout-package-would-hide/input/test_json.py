import json


def test_load_one():
    assert json.loads("1") == 1


def test_load_two():
    assert json.loads("2") == 2


def test_dump_one():
    assert json.dumps(1) == "1"


def test_dump_two():
    assert json.dumps(2) == "2"
