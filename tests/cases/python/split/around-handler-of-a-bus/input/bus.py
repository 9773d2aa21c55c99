_kept = {}


def subscribe(name):
    def keep(function):
        _kept.setdefault(name, []).append(function)
        return function

    return keep


def emit(name, value):
    for function in _kept.get(name, ()):
        function(value)
