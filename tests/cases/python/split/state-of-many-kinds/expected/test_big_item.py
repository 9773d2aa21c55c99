"""Big item tests

Only the item tests: 2 of 12.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_item_change
- test_item_look
"""

TABLE = {}


def test_item_change(): TABLE["x"] = 1


def test_item_look(): assert TABLE == {"x": 1}
