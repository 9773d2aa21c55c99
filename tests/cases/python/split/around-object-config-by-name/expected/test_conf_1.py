"""Conf conf 1 tests.

Tests for conf only.
Note: Split from test_conf.py, as it was over the limit of 5 tests.
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
