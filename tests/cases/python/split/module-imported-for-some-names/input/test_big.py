def parse(text): return int(text)


def test_a_one(): assert parse("1") == 1


def test_a_two(): ...


def test_b_one(): assert parse("2") == 2


def test_b_two(): ...
