import itertools

COUNT = 0
TABLE = {}
NUMBERS = itertools.count()
TOTAL = [0]


class Options:
    depth = 1


_CACHE = {}


def cached(n):
    if n not in _CACHE:
        _CACHE[n] = object()
    return _CACHE[n]


def test_global_change():
    global COUNT
    COUNT += 1


def test_global_look(): assert COUNT == 1


def test_item_change(): TABLE["x"] = 1


def test_item_look(): assert TABLE == {"x": 1}


def test_attribute_change(): setattr(Options, "depth", 2)


def test_attribute_look(): assert Options.depth == 2


def test_counter_first(): assert next(NUMBERS) == 0


def test_counter_second(): assert next(NUMBERS) == 1


def test_cache_fill(): assert cached(1)


def test_cache_look(): assert list(_CACHE) == [1]


def test_total_change():
    TOTAL[0] += 1


def test_total_look(): assert TOTAL == [1]
