"""Big two tests

Only the two tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""

import os.path
import json as j; import re
from collections import (
    OrderedDict,
)
from itertools import chain, \
    count
from unittest import mock  # noqa: F401


def test_a_two():
    assert os.path.sep and next(count()) == 0


def test_b_two():
    assert j.dumps(1) == "1" and list(chain()) == [] and OrderedDict() == {}
