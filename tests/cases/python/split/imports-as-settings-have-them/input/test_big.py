import json

import pytest


def brackets(value):
    text = json.dumps(value)
    first, last = text[0], text[-1]
    assert text[1:-1] == text.strip("[]{}")
    assert len(text) > 1
    return first + last


class Shape:
    def __init__(self, value):
        self.value = value
        self.text = json.dumps(value)
        self.size = len(self.text)

    def opening(self):
        return self.text[:1]


def test_list_brackets():
    assert brackets([1]) == "[]"
    assert Shape([1]).opening() == "["


def test_list_opening():
    assert brackets([2]) == "[]"
    assert Shape([2]).opening() == "["


KEY = "name"


def test_mapping_brackets():
    assert brackets({KEY: 1}) == "{}"
    assert Shape({KEY: 1}).opening() == "{"


def test_mapping_opening():
    assert brackets({KEY: 2}) == "{}"
    with pytest.raises(TypeError):
        brackets({KEY: {1}})
