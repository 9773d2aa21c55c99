def tests(session):
    session.run("pytest", "tests/test_big_add.py", "tests/test_big_sub.py", "-q")
