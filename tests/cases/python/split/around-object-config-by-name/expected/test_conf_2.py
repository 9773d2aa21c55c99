"""Conf conf 2 tests

Only the conf 2 tests: 3 of 12.

Note: Split from test_conf.py to stay within the limit of 5 tests.

Tests in this file:
- test_conf_3
- test_conf_4
- test_conf_5
"""

from conf_lib import Config

COLOUR = 'red'


def check(config):
    assert config['COLOUR'] == 'red'


def test_conf_3():
    config = Config()
    config.from_object(__name__)
    check(config)


def test_conf_4():
    config = Config()
    config.from_object(__name__)
    check(config)


def test_conf_5():
    config = Config()
    config.from_object(__name__)
    check(config)
