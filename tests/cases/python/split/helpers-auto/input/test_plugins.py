import plugins

NAME = "mine"
SIZE = 3


@plugins.register(NAME)
class Mine:
    size = SIZE


def made(name):
    return plugins.PLUGINS[name]()


def test_made_size():
    assert made(NAME).size == SIZE


def test_made_kind():
    assert isinstance(made("mine"), Mine)


def test_names_one():
    assert list(plugins.PLUGINS) == ["mine"] and Mine


def test_names_two():
    assert made("mine").size == 3 and Mine.size == SIZE
