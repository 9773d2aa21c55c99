"""Stores test helpers.

What the tests of several files use.
Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""

import json

ROWS = "rows"


def rows(path):
    return json.loads((path / ROWS).read_text())
