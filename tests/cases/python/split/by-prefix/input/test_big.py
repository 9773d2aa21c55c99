import math


def test_add_small(): assert 1 + 1 == 2


def test_add_large(): assert 10**9 + 1 > 10**9


def test_root_of_four(): assert math.sqrt(4) == 2


def test_root_of_nine(): assert math.sqrt(9) == 3
