"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json


class TestOne:
    def test_one(self):
        json.steps = ["one"]

    def test_two(self):
        json.steps.append("two")
