from test_big import (
    TestBig,  # its tests run again
    deep,
    pi,
)


class TestMore(TestBig):
    def test_four(self):
        assert deep('"4"') > pi
