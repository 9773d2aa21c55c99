def make(n):
    def check():
        assert n < 3
    return check


for n in range(3):
    globals()[f"test_made_{n}"] = make(n)


def test_a(): ...


def test_b(): ...


def test_c(): ...
