"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json


def brackets(value):
    text = json.dumps(value)
    first, last = text[0], text[-1]
    assert text[1:-1] == text.strip("[]{}")
    assert len(text) > 1
    return first + last


class Shape:
    def __init__(self, value):
        self.value = value
        self.text = json.dumps(value)
        self.size = len(self.text)

    def opening(self):
        return self.text[:1]
