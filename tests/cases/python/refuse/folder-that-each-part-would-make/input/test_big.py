import os
import tempfile

PLACE = os.path.join(tempfile.gettempdir(), f"shop{os.getpid()}")
os.mkdir(PLACE)


def test_add_one():
    assert os.path.isdir(PLACE)


def test_add_two():
    assert PLACE


def test_sub_one():
    assert PLACE


def test_sub_two():
    assert 2
