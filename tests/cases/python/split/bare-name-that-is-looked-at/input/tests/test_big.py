from pathlib import Path

HERE = Path(__file__)


def test_name():
    assert HERE.stem == "test_big"


def test_module():
    assert test_module.__module__.endswith("test_big")


def test_some_word(tmp_path):
    assert (tmp_path / "test_big").parts


def test_other_word():
    assert "test_big".isidentifier()
