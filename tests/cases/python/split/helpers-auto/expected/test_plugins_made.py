"""Plugins made tests

Only the made tests: 2 of 4.

Note: Split from test_plugins.py to stay within the limit of 2 tests.

Tests in this file:
- test_made_size
- test_made_kind
"""

import plugins
from plugins_helpers import NAME, SIZE, Mine


def made(name):
    return plugins.PLUGINS[name]()


def test_made_size():
    assert made(NAME).size == SIZE


def test_made_kind():
    assert isinstance(made("mine"), Mine)
