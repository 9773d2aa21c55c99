import os

def test_a_one():
	assert os.sep   

def test_a_two():
	assert """
 \
"""


def test_b_one(): pass;


x = \
    1
def test_b_two():
	assert x == 1