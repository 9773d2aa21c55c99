def tests(session):
    session.run("pytest", "tests/test_big.py", "-q")
