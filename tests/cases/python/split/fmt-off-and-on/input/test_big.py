# fmt: off
ONE = [1,0,
       0,1]
# fmt: on


def test_a_one(): assert ONE[0] == 1


def test_a_two(): ...


def test_b_one(): assert ONE[1] == 0


def test_b_two(): ...
