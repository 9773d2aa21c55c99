"""Big open file tests.

Tests for open file only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import io
from pathlib import Path


def sent(files):
    return {field: (one[0], one[1].read()) for field, one in files.items()}


class TestSending:
    def test_open_file(self):
        with open(__file__, "rb") as f:
            assert sent({"file": ("test_big.py", f)})["file"][1]

    def test_open_file_with_type(self):
        with open(__file__, "rb") as first, open(__file__, "rb") as second:
            files = {"file": ("test_big.py", first), "other": ("test_big", second, "text/plain")}
            assert len(sent(files)) == 2
