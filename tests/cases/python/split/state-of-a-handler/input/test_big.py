import logging


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(record)


HANDLER = ListHandler()
logging.getLogger('big').addHandler(HANDLER)


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_red_3():
    assert True


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_green_3():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_blue_3():
    assert True


def test_red_x():
    logging.getLogger('big').warning('x')
    assert len(HANDLER.records) == 1


def test_blue_x():
    assert len(HANDLER.records) == 1
