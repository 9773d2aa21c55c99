ITEMS = []


def add(item):
    ITEMS.append(item)


class App:
    def __init__(self):
        self.routes = []

    def route(self, path):
        def keep(function):
            self.routes.append(path)
            return function

        return keep


app = App()
