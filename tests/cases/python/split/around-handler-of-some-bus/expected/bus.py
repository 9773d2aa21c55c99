class _Bus:
    def __init__(self):
        self.kept = {}

    def subscribe(self, name):
        def keep(function):
            self.kept.setdefault(name, []).append(function)
            return function

        return keep

    def emit(self, name, value):
        for function in self.kept.get(name, ()):
            function(value)


_bus = _Bus()
subscribe, emit = _bus.subscribe, _bus.emit
