def unused():
    return 1


def test_a_one(): ...


def test_a_two(): ...


def test_b_one(): ...


def test_b_two(): ...
