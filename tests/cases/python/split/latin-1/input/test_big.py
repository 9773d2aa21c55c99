# -*- coding: latin-1 -*-
def test_a_one():
    assert "é" == chr(233)


def test_a_two():
    assert "é" == chr(233)


def test_b_one():
    assert "é" == chr(233)


def test_b_two():
    assert "é" == chr(233)
