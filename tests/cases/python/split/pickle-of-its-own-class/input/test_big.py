import pickle


class Dummy:
    pass


class TestLoads:
    def test_loads(self):
        assert isinstance(pickle.loads(b"\x80\x02ctest_big\nDummy\nq\x00)\x81q\x01."), Dummy)


class TestDumps:
    def test_dumps(self):
        assert pickle.dumps(Dummy())

    def test_of_none(self):
        assert pickle.dumps(None)


def test_nothing():
    assert pickle.loads(b"N.") is None
