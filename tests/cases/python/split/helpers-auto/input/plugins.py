PLUGINS = {}


def register(name):
    def keep(cls):
        if name in PLUGINS:
            raise ValueError(f"{name} is there")
        PLUGINS[name] = cls
        return cls

    return keep
