"""Keys test helpers.

What the tests of several files use.
Note: Split from test_keys.py, as it was over the limit of 2 tests.
"""

import json

if json:

    def text_of(value):
        return json.dumps(value)

else:

    def text_of(value):
        return repr(value)
