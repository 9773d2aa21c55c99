def test_a(): ...


def test_b(): ...


def test_c(): ...


print(test_a, test_b)
