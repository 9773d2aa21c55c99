"""Plugins test helpers.

What the tests of several files use.
Note: Split from test_plugins.py, as it was over the limit of 2 tests.
"""

import plugins

NAME = "mine"
SIZE = 3


@plugins.register(NAME)
class Mine:
    size = SIZE
