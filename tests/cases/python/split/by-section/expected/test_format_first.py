"""Format first tests.

Tests for first only.
Note: Split from test_format.py, as it was over the limit of 2 tests.
"""


def test_first():
    assert True
