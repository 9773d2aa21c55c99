"""Big part 4 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json


class TestTwo:
    def test_six(self):
        assert json.steps == ["one", "two", "three", "four", "five"]
