from pathlib import Path


def test_size():
    assert (Path(__file__).parent / "gold" / "test_big_other.size.txt").read_text() == "4\n"
