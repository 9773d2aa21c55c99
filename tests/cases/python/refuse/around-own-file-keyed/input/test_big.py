from pathlib import Path

ROWS = Path(__file__).with_suffix(".json")


def test_rows_one():
    assert ROWS.read_text().startswith("[1")


def test_rows_two():
    assert ROWS.read_text().endswith("2]\n")


def test_other():
    assert 1 + 1 == 2
