import json
import os
import re

LIMIT = 3
PATTERN = re.compile("a+")


def inner():
    return LIMIT


def outer():
    return inner() + 1


def dump():
    return json.dumps({})


def test_outer_a():
    assert outer() == 4


def test_outer_b():
    assert outer() != 3


def test_dump_a():
    assert dump() == "{}"


def test_dump_b():
    assert PATTERN.match("aa") and os.sep
