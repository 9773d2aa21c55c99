"""Plugins names tests.

Tests for names only.
Note: Split from test_plugins.py, as it was over the limit of 2 tests.
"""

import plugins
from plugins_helpers import SIZE, Mine


def made(name):
    return plugins.PLUGINS[name]()


def test_names_one():
    assert list(plugins.PLUGINS) == ["mine"] and Mine


def test_names_two():
    assert made("mine").size == 3 and Mine.size == SIZE
