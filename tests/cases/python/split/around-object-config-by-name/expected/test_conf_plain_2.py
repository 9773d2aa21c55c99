"""Conf plain 2 tests.

Tests for plain only.
Note: Split from test_conf.py, as it was over the limit of 5 tests.
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
