"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from __future__ import annotations

import random
import warnings
from math import *

import pytest

random.seed(3)
warnings.filterwarnings("ignore", category=DeprecationWarning)
json = pytest.importorskip("json")


def test_a_one(): assert floor(1.5) == 1


def test_b_one(x: int = 1): assert x == 1
