"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json


class TestTwo:
    def test_four(self):
        json.steps.append("four")

    def test_five(self):
        json.steps.append("five")
