import functools
import itertools


def summing():
    total = 0

    def add(number):
        nonlocal total
        total += number
        return total

    return add


def put(rows, row):
    rows.append(row)
    return len(rows)


class Meter:
    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return self.calls


add = summing()
next_id = itertools.count().__next__
log = functools.partial(put, [])
meter = Meter()
lines = (line for line in "ab")


@functools.lru_cache
def double(number):
    return 2 * number


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_red_sum():
    assert add(2) == 2


def test_blue_sum():
    assert add(3) == 5


def test_red_id():
    assert next_id() == 0


def test_green_id():
    assert next_id() == 1


def test_green_log():
    assert log("a") == 1


def test_blue_log():
    assert log("b") == 2


def test_red_meter():
    assert meter() == 1


def test_green_meter():
    assert meter() == 2


def test_red_lines():
    assert list(lines) == ["a", "b"]


def test_blue_lines():
    assert list(lines) == []


def test_green_double():
    assert double(2) == 4


def test_blue_double():
    assert double.cache_info().currsize == 1
