import os

def test_a_one(): assert os.sep


def test_a_two():
    x = """a
b
"""
    assert len(x) == 4


def test_b_one(): ...


def test_b_two(): ...
