"""Big decoder tests.

Tests for decoder only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests with a base that a block imports where it can.
"""

import os

HAS_JSON = bool(os.sep)

# There must be one, be it of no use.
Decoder = object


if HAS_JSON:
    from json import JSONDecoder as Decoder
else:
    skip = "no json"


def test_decoder_kind():
    assert issubclass(Decoder, object)


def test_decoder_makes():
    assert Decoder() is not None
