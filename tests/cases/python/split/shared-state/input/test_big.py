SEEN = []


def remember(item):
    SEEN.append(item)


def test_write():
    remember(1)
    assert SEEN == [1]


def test_other(): ...


def test_else(): ...


def test_read():
    assert SEEN == [1]
