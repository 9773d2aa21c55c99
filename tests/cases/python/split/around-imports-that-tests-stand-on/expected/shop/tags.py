TAGS = {}


class Tag:
    def __init_subclass__(cls) -> None:
        TAGS[cls.__name__] = cls


def tag(name):
    return TAGS[name]()
