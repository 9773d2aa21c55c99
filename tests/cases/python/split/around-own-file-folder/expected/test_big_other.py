"""Big other tests

Only the other tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_other_handed_on
- test_other_is_there
"""

import os
from pathlib import Path


def beside(file, name):
    return Path(file).with_name(name).read_text()


def test_other_handed_on():
    assert beside(__file__, "rows.txt") == "3\n"


def test_other_is_there():
    assert os.path.exists(__file__)
