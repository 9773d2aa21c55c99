"""Big item tests.

Tests for item only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

TABLE = {}


def test_item_change(): TABLE["x"] = 1


def test_item_look(): assert TABLE == {"x": 1}
