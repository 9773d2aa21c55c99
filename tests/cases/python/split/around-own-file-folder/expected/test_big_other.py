"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os
from pathlib import Path


def beside(file, name):
    return Path(file).with_name(name).read_text()


def test_other_handed_on():
    assert beside(__file__, "rows.txt") == "3\n"


def test_other_is_there():
    assert os.path.exists(__file__)
