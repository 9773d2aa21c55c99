import importlib

from registry import Base


class Model(Base):
    size = 1


def look(name):
    return vars(importlib.import_module(name))


class TestLook:
    def test_it_is_there(self):
        assert "Model" in look("test_big")


class TestModel:
    def test_size(self):
        assert Model.size == 1

    def test_name(self):
        assert Model.__name__ == "Model"


class TestNothing:
    def test_one(self):
        assert True

    def test_two(self):
        assert True
