"""Big open file tests.

Tests for open file only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from pathlib import Path


def sent(files):
    return {field: (one[0], one[1].read()) for field, one in files.items()}


class TestSending:
    def test_open_file_with_type(self):
        with open(__file__, "rb") as first, open(__file__, "rb") as second:
            files = {"file": ("test_big.py", first), "other": ("test_big", second, "text/plain")}
            assert len(sent(files)) == 2

    def test_open_file_of_a_path(self):
        f = Path(__file__).open("rb")
        with f:
            assert sent({"file": ("test_big.py", f)})
