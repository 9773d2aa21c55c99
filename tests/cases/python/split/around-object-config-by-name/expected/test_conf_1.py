"""Conf conf 1 tests

Only the conf 1 tests: 3 of 12.

Note: Split from test_conf.py to stay within the limit of 5 tests.

Tests in this file:
- test_conf_0
- test_conf_1
- test_conf_2
"""

from conf_lib import Config

COLOUR = 'red'


def check(config):
    assert config['COLOUR'] == 'red'


def test_conf_0():
    config = Config()
    config.from_object(__name__)
    check(config)


def test_conf_1():
    config = Config()
    config.from_object(__name__)
    check(config)


def test_conf_2():
    config = Config()
    config.from_object(__name__)
    check(config)
