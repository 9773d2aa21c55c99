import random

random.seed(7)


def test_red_number():
    assert 0 <= random.random() < 1


def test_red_choice():
    assert random.choice("ab") in "ab"


def test_blue_number():
    assert 0 <= random.random() < 1


def test_blue_own():
    assert random.Random(1).random() < 1
