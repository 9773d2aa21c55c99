def test_mark_option(pytester):
    pytester.makepyfile("def test_it(): pass")
    pytester.inline_run().assertoutcome(passed=1)


def test_option_empty():
    assert not ""


def test_name_long():
    assert len("name") == 4


def test_name_short():
    assert len("n") == 1
