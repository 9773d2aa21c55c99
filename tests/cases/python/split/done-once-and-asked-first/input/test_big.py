import multiprocessing as mp
import sys

if mp.get_start_method(allow_none=True) is None and sys.platform != "win32":
    mp.set_start_method("fork")


def test_add_one():
    assert mp.get_start_method()


def test_add_two():
    assert 1 + 2 == 3


def test_sub_one():
    assert mp.get_start_method() != "none"


def test_sub_two():
    assert 2 - 1 == 1
