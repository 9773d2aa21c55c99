from os.path import (
    join, split,
    basename,
    # PREPARED: dirname,
)


def test_add_one():
    assert join("a", "b")


def test_add_two():
    assert join("a", "c")


def test_sub_one():
    assert split("a/b")


def test_sub_two():
    assert basename("a/b") == "b"
