import logging
import logging.config

SAID = []


class HelloHandler(logging.Handler):
    def emit(self, record):
        SAID.append(record.getMessage())


CONFIG = {
    "version": 1,
    "handlers": {"hello": {"class": "test_big.HelloHandler"}},
    "loggers": {"hello": {"handlers": ["hello"]}},
}


def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 2 + 2 == 4


def test_hello():
    logging.config.dictConfig(CONFIG)
    logging.getLogger("hello").warning("hello")
    assert SAID == ["hello"]


def test_sub_one():
    assert 2 - 1 == 1


def test_sub_two():
    assert 4 - 2 == 2
