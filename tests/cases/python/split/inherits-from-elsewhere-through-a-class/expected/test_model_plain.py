"""Model plain tests.

Tests for plain only.
Note: Split from test_model.py, as it was over the limit of 3 tests.
"""

from tests_of_fields import FieldTests


def test_plain():
    assert FieldTests
