known = {}


class Other:
    def __init_subclass__(cls):
        super().__init_subclass__()
        assert cls.__qualname__ not in known, "there twice"
        known[cls.__qualname__] = cls
