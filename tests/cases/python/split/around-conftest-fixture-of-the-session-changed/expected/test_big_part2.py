"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_listener_accept(context):
    assert context.strict


def test_listener_close(context):
    assert context.strict
