"""Keys sign tests.

Tests for sign only.
Note: Split from test_keys.py, as it was over the limit of 2 tests.
"""

import contextlib
import json

try:
    from nowhere_to_be_found import ed25519, rsa

    print("found")
except ImportError:
    pass

from keys_helpers import text_of

if json is None:

    def key_of(name):
        return ed25519.load(name)


with contextlib.suppress(ImportError):
    from nowhere_to_be_found import pem


def test_sign_short():
    assert text_of(1) == "1" or ed25519 and key_of and pem


def test_sign_long():
    assert text_of([1]) == "[1]" or rsa
