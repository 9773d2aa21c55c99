"""Plugins test helpers.

What the tests of several files use.
Note: Split from test_plugins.py, as it was over the limit of 2 tests.
"""

from plugins import Plugin


class Fake(Plugin):
    name = "fake"
