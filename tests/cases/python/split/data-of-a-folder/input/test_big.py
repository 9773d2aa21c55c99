def test_read(datadir):
    assert (datadir / "one.txt").read_text() == "1"


def test_write(data_regression):
    data_regression.check([2])
