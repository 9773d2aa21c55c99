class User:
    def __init__(self, id):
        self.id = id


class Maker:
    def __init__(self):
        self.n = 0

    def make(self):
        self.n += 1
        return User(id=self.n)


maker = Maker()
