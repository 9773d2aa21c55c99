"""Big part 5 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json


def test_last():
    del json.steps
