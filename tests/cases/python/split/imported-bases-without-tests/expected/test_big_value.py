"""Big value tests.

Tests for value only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from test_base import ValueMixinTest


class TestValue(ValueMixinTest):
    value = 3
