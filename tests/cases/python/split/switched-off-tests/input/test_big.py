pytest_plugins = []
collect_ignore = ["nothing.py"]


class TestTools:
    __test__ = False

    def test_like(self): return 1


class TestAdd(TestTools):
    __test__ = True

    def test_one(self): assert self.test_like() == 1


def test_helper(): assert 0


test_helper.__test__ = False


def test_add_one(): assert TestTools().test_like() == 1


def test_add_two(): ...


def test_sub_one(): ...


def test_sub_two(): assert TestTools
