import pytest


class Answer:
    def __init__(self, status_code, data=None):
        self.status_code = status_code
        self.data = data


class Client:
    """A client of a server that keeps what it is given."""

    def __init__(self):
        self._kept = {}

    def post(self, path, data):
        kept = self._kept.setdefault(path, [])
        kept.append(data)
        return Answer(201, len(kept))

    def get(self, path):
        if path in self._kept:
            return Answer(200, self._kept[path])
        where, _, number = path.rpartition("/")
        kept = self._kept.get(where, [])
        return Answer(200, kept[int(number) - 1]) if number.isdigit() and int(number) <= len(kept) else Answer(404)


@pytest.fixture(scope="session")
def client():
    return Client()
