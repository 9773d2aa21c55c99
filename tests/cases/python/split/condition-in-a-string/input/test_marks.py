from os import path, sep

import pytest


@pytest.mark.xfail("sep == '!'")
def test_add_one():
    assert eval("1 + 1") == 2
    assert path.sep


def test_add_two():
    assert path.sep


def test_sub_one():
    assert path.sep


@pytest.mark.xfail("sep == '!'")
def test_sub_two():
    assert sep
