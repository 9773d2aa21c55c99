for name in ("one", "two"):
    exec(f"def test_{name}(): ...")


def test_three(): ...


def test_four(): ...


def test_five(): ...
