"""Plugins save tests.

Tests for save only.
Note: Split from test_plugins.py, as it was over the limit of 2 tests.
"""

from plugins import Plugin
from plugins_helpers import Fake


def test_save_one():
    assert Plugin.find("fake") is Fake


def test_save_two():
    assert Plugin.find("other") is None
