# Licence of the comments at the top

"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import json


def parse(text):
    return json.loads(text)
