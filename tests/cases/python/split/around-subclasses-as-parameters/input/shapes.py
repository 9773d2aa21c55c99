class Shape:
    pass


def every():
    return Shape.__subclasses__()
