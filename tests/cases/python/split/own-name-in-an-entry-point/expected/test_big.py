from importlib.metadata import EntryPoint


def command():
    return 1


def test_load_by_value():
    assert EntryPoint(name="one", value="test_big:command", group="commands").load() is command


def test_sum_of_two():
    assert 1 + 1 == 2
