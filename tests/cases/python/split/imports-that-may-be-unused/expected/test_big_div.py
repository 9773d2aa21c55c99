"""Big div tests.

Tests for div only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

OLD = False

if sys.version_info:
    pass
else:
    OLD = True


def test_div_one():
    assert not OLD


def test_div_two():
    assert OLD is False
