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


def test_listener_accept(context):
    assert context.strict


def test_listener_close(context):
    assert context.strict
