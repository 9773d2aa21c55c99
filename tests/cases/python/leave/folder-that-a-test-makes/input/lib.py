import os
import tempfile

UPLOADS = os.path.join(tempfile.gettempdir(), f"uploads_{os.getpid()}")


def save(name):
    os.makedirs(UPLOADS, exist_ok=True)
    with open(os.path.join(UPLOADS, name), "w"):
        pass
