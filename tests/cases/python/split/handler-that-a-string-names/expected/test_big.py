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


def test_hello():
    logging.config.dictConfig(CONFIG)
    logging.getLogger("hello").warning("hello")
    assert SAID == ["hello"]
