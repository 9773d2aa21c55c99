"""Conf plain 2 tests

Only the plain 2 tests: 3 of 12.

Note: Split from test_conf.py to stay within the limit of 5 tests.

Tests in this file:
- test_plain_3
- test_plain_4
- test_plain_5
"""

from conf_lib import Config


def check(config):
    assert config['COLOUR'] == 'red'


def test_plain_3():
    config = Config(COLOUR='red')
    check(config)


def test_plain_4():
    config = Config(COLOUR='red')
    check(config)


def test_plain_5():
    config = Config(COLOUR='red')
    check(config)
