KNOWN = {}


class Base:
    def __init_subclass__(cls):
        assert cls.__name__ not in KNOWN, cls
        KNOWN[cls.__name__] = cls
