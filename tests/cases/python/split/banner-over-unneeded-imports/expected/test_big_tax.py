"""Big tax tests.

Tests for tax only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json

# ---- Prices ----


def test_tax_one():
    assert 1


def test_tax_two():
    assert json.dumps(2) == "2"
