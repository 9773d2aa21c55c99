from test_math import run_tests


def main() raises:
    run_tests()
