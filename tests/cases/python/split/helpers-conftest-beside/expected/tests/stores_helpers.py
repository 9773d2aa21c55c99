"""Stores test helpers.

What the tests of several files use.
Note: Split from test_stores.py, as it was over the limit of 3 tests.

Stores.
"""

import json


class Store:
    def __init__(self, path):
        self.path = path

    def put(self, key, value):
        (self.path / key).write_text(json.dumps(value))

    def get(self, key):
        return json.loads((self.path / key).read_text())
