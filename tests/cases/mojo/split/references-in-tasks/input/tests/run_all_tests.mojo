from test_big import test_add_one


def main() raises:
    test_add_one()
