"""Conf plain 1 tests.

Tests for plain only.
Note: Split from test_conf.py, as it was over the limit of 5 tests.
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
