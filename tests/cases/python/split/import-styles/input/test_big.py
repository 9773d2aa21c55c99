import os.path, sys
import json as j; import re
from collections import (
    Counter,  # counts
    OrderedDict,
    # the one with defaults
    defaultdict,
)
from itertools import chain, \
    count
from math import (ceil, floor,
                  sqrt)
from unittest import mock  # noqa: F401
try:
    import numpy_that_is_not_there as np
except ImportError:
    np = None


def test_a_one():
    assert Counter("aa")["a"] == 2 and sqrt(4) == 2


def test_a_two():
    assert os.path.sep and next(count()) == 0


def test_b_one():
    assert defaultdict(int)[0] == 0 and floor(1.5) == 1 and ceil(1.5) == 2


def test_b_two():
    assert j.dumps(1) == "1" and list(chain()) == [] and OrderedDict() == {}


def test_c_one():
    assert np is None and re.match("a", "a") and sys.path
