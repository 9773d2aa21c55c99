"""Plugins made tests.

Tests for made only.
Note: Split from test_plugins.py, as it was over the limit of 2 tests.
"""

import plugins
from plugins_helpers import NAME, SIZE, Mine


def made(name):
    return plugins.PLUGINS[name]()


def test_made_size():
    assert made(NAME).size == SIZE


def test_made_kind():
    assert isinstance(made("mine"), Mine)
