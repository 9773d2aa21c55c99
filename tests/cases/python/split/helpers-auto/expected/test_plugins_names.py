"""Plugins names tests

Only the names tests: 2 of 4.

Note: Split from test_plugins.py to stay within the limit of 2 tests.

Tests in this file:
- test_names_one
- test_names_two
"""

import plugins
from plugins_helpers import SIZE, Mine


def made(name):
    return plugins.PLUGINS[name]()


def test_names_one():
    assert list(plugins.PLUGINS) == ["mine"] and Mine


def test_names_two():
    assert made("mine").size == 3 and Mine.size == SIZE
