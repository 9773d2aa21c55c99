def test_adding():
    assert 1 + 1 == 2
    # overflow is somebody else's business


def test_taking():
    assert 2 - 1 == 1

    # negative results: see test_signs
# the sign of a product
def test_signs():
    assert -1 * -1 == 1


class TestLists:
    def test_append(self):
        items = []
        items.append(1)
        # nothing is returned

    # in place
    def test_sort(self):
        items = [2, 1]
        items.sort()
        assert items == [1, 2]
        # stable, too
    # no test of the reverse order yet
