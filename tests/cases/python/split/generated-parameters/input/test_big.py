CASES = [1, 2]


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", CASES)


def test_a_one(case): assert case in CASES


def test_a_two(case): assert case


def test_b_one(): ...


def test_b_two(case): assert case
