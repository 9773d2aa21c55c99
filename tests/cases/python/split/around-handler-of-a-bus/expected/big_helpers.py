"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import bus

calls = []


@bus.subscribe("created")
def on_created(value):
    calls.append(value)
