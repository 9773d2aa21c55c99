"""Big dumped tests.

Tests for dumped only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests with a base that a block imports where it can.
"""

import os

HAS_JSON = bool(os.sep)

# There must be one, be it of no use.
Decoder = object


if HAS_JSON:
    from json import (
        JSONDecoder as Decoder,  # noqa: F401
        dumps,
        loads,
    )
else:
    skip = "no json"


def test_dumped_number():
    assert dumps(1) == "1"


def test_dumped_text():
    assert loads(dumps("a")) == "a"
