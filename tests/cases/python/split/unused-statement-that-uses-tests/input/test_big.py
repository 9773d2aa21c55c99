def test_a_one(): ...


def test_a_two(): ...


def test_b_one(): ...


def test_b_two(): ...


SLOW = [test_a_one, test_b_two]


def test_c_one(): ...


SLOWEST = [test_a_two]


def test_c_two(): ...
