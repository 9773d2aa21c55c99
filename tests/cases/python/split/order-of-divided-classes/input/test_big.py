import json


class TestOne:
    def test_one(self):
        json.steps = ["one"]

    def test_two(self):
        json.steps.append("two")

    def test_three(self):
        json.steps.append("three")
        assert json.steps == ["one", "two", "three"]


class TestTwo:
    def test_four(self):
        json.steps.append("four")

    def test_five(self):
        json.steps.append("five")

    def test_six(self):
        assert json.steps == ["one", "two", "three", "four", "five"]


def test_last():
    del json.steps
