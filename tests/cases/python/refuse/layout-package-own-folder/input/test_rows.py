from pathlib import Path

ROWS = Path(__file__).parent / "rows.txt"


def test_read_one():
    assert ROWS.read_text()


def test_read_two():
    assert ROWS.exists()


def test_name_one():
    assert ROWS.name


def test_name_two(request):
    assert request.path.parent == ROWS.parent
