from pathlib import Path

HERE = Path(__file__)


def test_name():
    assert HERE.stem == "test_big"


def test_module():
    assert test_module.__module__.endswith("test_big")
