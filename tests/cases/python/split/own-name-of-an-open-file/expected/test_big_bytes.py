"""Big bytes tests.

Tests for bytes only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import io


def sent(files):
    return {field: (one[0], one[1].read()) for field, one in files.items()}


class TestSending:
    def test_bytes(self):
        assert sent({"file": ("test_big.py", io.BytesIO(b"text"))})["file"][1] == b"text"

    def test_bytes_assigned(self):
        body = io.BytesIO(b"text")
        assert sent({"file": ("test_big.py", body)})["file"][1] == b"text"
