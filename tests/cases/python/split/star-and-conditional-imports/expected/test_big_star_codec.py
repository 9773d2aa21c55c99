"""Big star and codec tests.

Tests for star and codec only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys
from os.path import *

if sys.version_info >= (3,):
    import json as codec
else:
    import simplejson as codec


def test_a_star(): assert basename("a/b") == "b"


def test_a_codec(): assert codec.dumps(1) == "1"
