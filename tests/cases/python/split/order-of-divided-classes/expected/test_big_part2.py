"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json


class TestOne:
    def test_three(self):
        json.steps.append("three")
        assert json.steps == ["one", "two", "three"]
