"""Conf plain 1 tests

Only the plain 1 tests: 3 of 12.

Note: Split from test_conf.py to stay within the limit of 5 tests.

Tests in this file:
- test_plain_0
- test_plain_1
- test_plain_2
"""

from conf_lib import Config


def check(config):
    assert config['COLOUR'] == 'red'


def test_plain_0():
    config = Config(COLOUR='red')
    check(config)


def test_plain_1():
    config = Config(COLOUR='red')
    check(config)


def test_plain_2():
    config = Config(COLOUR='red')
    check(config)
