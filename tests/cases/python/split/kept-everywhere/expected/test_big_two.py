"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""

from __future__ import annotations

import random
import warnings
from math import *

import pytest

random.seed(3)
warnings.filterwarnings("ignore", category=DeprecationWarning)
json = pytest.importorskip("json")


def test_a_two(): assert json.dumps(1) == "1"


def test_b_two(): ...
