"""Big os tests.

Tests for os only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests with a helper that goes through all names, of which imports are some.
"""

import os
import json
from collections import OrderedDict


def test_os_c():
    assert os.sep


def test_os_d():
    assert json.dumps(1) == "1" and OrderedDict() == {}
