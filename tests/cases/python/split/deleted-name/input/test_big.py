import os
tmp = [1, 2]
TOTAL = sum(tmp)
del tmp


def test_a_one(): assert TOTAL == 3


def test_a_two(): assert os.sep


def test_b_one(): assert "tmp" not in globals()


def test_b_two(): ...
