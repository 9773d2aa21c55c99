from test_big_add import test_add_one


def main() raises:
    test_add_one()
