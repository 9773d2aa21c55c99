"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json


def sent(files):
    return {field: (one[0], one[1].read()) for field, one in files.items()}


class TestSending:
    def test_open_file(self):
        with open(__file__, "rb") as f:
            assert sent({"file": ("test_big.py", f)})["file"][1]

    def test_json(self):
        assert json.loads("1") == 1
