"""Doc."""

import os


def test_a_one():
    assert os.sep


def test_a_two():
    assert os.sep


def test_b_one():
    assert os.sep


def test_b_two():
    assert os.sep
