"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_stream_open(context):
    assert not context.strict


def test_stream_read(context):
    assert not context.strict


def test_stream_write(context):
    assert not context.strict


def test_stream_close(context):
    assert not context.strict


def test_listener_bind(context):
    context.strict = True
    assert context.strict
