"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import app


@app.route("/a")
def a():
    return 1
