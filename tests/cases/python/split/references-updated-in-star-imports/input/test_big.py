import json

LIMIT = 2


def parse(text):
    return json.loads(text)


def test_add_one():
    assert parse("1") + 1 == LIMIT


def test_add_two():
    assert parse("[1]") == [1]


def test_sub_one():
    assert LIMIT - 1 == 1


def test_sub_two():
    assert parse("2") - LIMIT == 0
