"""Big star and codec tests

Only the star and codec tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_star
- test_a_codec
"""

import sys
from os.path import *

if sys.version_info >= (3,):
    import json as codec
else:
    import simplejson as codec


def test_a_star(): assert basename("a/b") == "b"


def test_a_codec(): assert codec.dumps(1) == "1"
