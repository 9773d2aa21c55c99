import itertools

SEEN = []
COUNT = 0


class Loader:
    cache = {}

    def load(self, key):
        Loader.cache.setdefault(key, len(Loader.cache))
        return key


def count():
    global COUNT
    COUNT += 1
    return COUNT


def test_load_one():
    assert Loader().load("one") in Loader.cache


def test_load_two():
    assert Loader().load("two") in Loader.cache


def test_seen_first():
    SEEN.append("first")
    assert SEEN.count("first") == 1


def test_seen_second():
    SEEN.append("second")
    assert SEEN.count("second") == 1


def test_count_first():
    assert count() == 1


def test_count_second():
    assert count() == 2 and COUNT == 2


def test_chain_seen():
    assert isinstance(list(itertools.chain(SEEN)), list)


def test_chain_cache():
    assert isinstance(list(itertools.chain(Loader.cache)), list)
