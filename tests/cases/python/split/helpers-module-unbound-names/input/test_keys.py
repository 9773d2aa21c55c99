import contextlib
import json

try:
    from nowhere_to_be_found import ed25519, rsa

    print("found")
except ImportError:
    pass

if json is None:

    def key_of(name):
        return ed25519.load(name)


with contextlib.suppress(ImportError):
    from nowhere_to_be_found import pem

if json:

    def text_of(value):
        return json.dumps(value)

else:

    def text_of(value):
        return repr(value)


def test_sign_short():
    assert text_of(1) == "1" or ed25519 and key_of and pem


def test_sign_long():
    assert text_of([1]) == "[1]" or rsa


def test_check_short():
    assert text_of(2) == "2" or ed25519 and key_of and pem


def test_check_long():
    assert text_of([2]) == "[2]" or rsa
