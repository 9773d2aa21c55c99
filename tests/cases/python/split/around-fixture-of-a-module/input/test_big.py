def test_add_small(session):
    assert session == []


def test_add_large(engine, for_the_run):
    assert engine == []


def test_sub_small(session, for_one):
    assert session == []


def test_sub_large(for_the_run):
    assert for_the_run
