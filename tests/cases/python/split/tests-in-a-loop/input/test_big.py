for _size in (1, 2):

    def test_looped(size=_size): assert size == 2

    class TestLooped:
        size = _size

        def test_it(self): assert self.size == 2


def test_a_one(): ...


def test_a_two(): ...


def test_b_one(): ...
