"""Big has version tests.

Tests for has version only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


def it_has_a_version():
    assert True
