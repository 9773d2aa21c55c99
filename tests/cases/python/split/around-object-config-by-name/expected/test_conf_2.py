"""Conf conf 2 tests.

Tests for conf only.
Note: Split from test_conf.py, as it was over the limit of 5 tests.
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
