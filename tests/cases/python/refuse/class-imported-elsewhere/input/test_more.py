from test_big import (
    TestBig,  # its tests run again
)


class TestMore(TestBig): ...
