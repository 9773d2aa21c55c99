"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os.path
import json as j; import re  # noqa: F401
from collections import OrderedDict
from itertools import chain, \
    count
from unittest import mock  # noqa: F401


def test_a_two():
    assert os.path.sep and next(count()) == 0


def test_b_two():
    assert j.dumps(1) == "1" and list(chain()) == [] and OrderedDict() == {}
