"""Big value tests

Only the value tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestValue
"""

from test_base import ValueMixinTest


class TestValue(ValueMixinTest):
    value = 3
