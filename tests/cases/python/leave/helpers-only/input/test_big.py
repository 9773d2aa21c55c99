class Testing:
    def __init__(self):
        self.test_a = self.test_b = self.test_c = 1


def helper_a(): ...
