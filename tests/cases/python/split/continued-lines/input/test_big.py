import os; import sys
A = 1; B = \
    2
C = 3 \

D = (4
     ,
)


def test_a_one(): assert A == 1; assert os.sep


def test_a_two(): assert B == 2; \
    assert sys.path


def test_b_one(): assert C \
    == 3


def test_b_two(): assert D == (4,)
