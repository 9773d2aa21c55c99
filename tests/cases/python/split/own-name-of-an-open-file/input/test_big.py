import io
import json
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

    def test_open_file_of_a_path(self):
        f = Path(__file__).open("rb")
        with f:
            assert sent({"file": ("test_big.py", f)})

    def test_bytes(self):
        assert sent({"file": ("test_big.py", io.BytesIO(b"text"))})["file"][1] == b"text"

    def test_bytes_assigned(self):
        body = io.BytesIO(b"text")
        assert sent({"file": ("test_big.py", body)})["file"][1] == b"text"

    def test_json(self):
        assert json.loads("1") == 1
