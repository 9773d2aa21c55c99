def test_add():
    assert 1 + 1 == 2


def test_subtract():
    assert 2 - 1 == 1


class TestLists:
    def test_append(self):
        assert [1] + [2] == [1, 2]

    def test_sort(self):
        assert sorted([2, 1]) == [1, 2]


# ---- Strings ----


def test_upper():
    assert "a".upper() == "A"


def test_lower():
    assert "A".lower() == "a"
