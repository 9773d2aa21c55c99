"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers


def test_add_two():
    helpers.start()
    helpers.add(2)
    assert helpers.ITEMS == [2]


def test_note():
    helpers.note(1)
