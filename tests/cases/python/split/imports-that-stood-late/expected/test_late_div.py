"""Late div tests.

Tests for div only.
Note: Split from test_late.py, as it was over the limit of 2 tests.
"""

import decimal
import json
import statistics
from os import path
from random import Random


def test_div_one():
    assert decimal and statistics and Random(1)


def test_div_two():
    assert json and path
