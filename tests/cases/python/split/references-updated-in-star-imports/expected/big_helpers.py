"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json

LIMIT = 2


def parse(text):
    return json.loads(text)
