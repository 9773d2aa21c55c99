CODE = """
import nothing
def test_in_string(): ...
# comment in string
"""


def test_a():
    x = """
# not a comment
def test_q(): ...
"""
    assert x != CODE


def test_b(): ...


def test_z_one(): ...


def test_z_two(): ...


def test_y_one(): ...
