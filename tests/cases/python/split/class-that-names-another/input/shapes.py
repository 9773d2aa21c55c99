class Shape:
    known = {}
    parts = ()

    def __init_subclass__(cls):
        Shape.known[cls.__name__] = cls

    def sizes(self):
        return [Shape.known[name]().size for name in self.parts]
