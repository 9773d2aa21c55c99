"""Plugins load tests.

Tests for load only.
Note: Split from test_plugins.py, as it was over the limit of 2 tests.
"""

from plugins import Plugin
from plugins_helpers import Fake


def test_load_one():
    assert Plugin.find("fake") is Fake


def test_load_two():
    assert Plugin.find("fake") is Fake
