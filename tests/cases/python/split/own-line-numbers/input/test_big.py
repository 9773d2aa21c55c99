import inspect


def test_line():
    assert inspect.getsourcelines(test_line)


def test_plain():
    assert True
