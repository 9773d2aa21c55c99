import sys
from os.path import *

if sys.version_info >= (3,):
    import json as codec
else:
    import simplejson as codec

try:
    import a_module_that_is_not_there as fast
except ImportError:
    fast = None
    HAVE_FAST = False
else:
    HAVE_FAST = True

if True:
    from collections import Counter


def test_a_star(): assert basename("a/b") == "b"


def test_a_codec(): assert codec.dumps(1) == "1"


def test_b_fast(): assert not HAVE_FAST


def test_b_count(): assert Counter("aa")["a"] == 2


def test_c_nothing(): ...
