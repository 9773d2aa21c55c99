"""Runs pytest for the tests, each time in a process of its own that begins with pytest imported.

Most of a run of one small file is the import. Started as a script it reads runs from its standard input, a
line of JSON each, and answers each with a line when it has ended.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

SECONDS = 120
"""How long a run may take."""


class Server:
    """The process that runs are forked from; it ends with the one that it was started by."""

    def __init__(self) -> None:
        command = [sys.executable, "-u", __file__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        """Waits for ``python -m pytest`` with these arguments in a folder; what it prints is nowhere."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"arguments": [*arguments], "folder": str(folder), "environment": {**environment}}
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, "the server has ended"


@lru_cache(maxsize=1)
def server() -> Server:
    """The one of this process, started when it is asked for first."""
    return Server()


def _serve() -> None:
    del sys.path[0]  # this file's folder
    from _pytest.config import default_plugins

    for plugin in default_plugins:
        importlib.import_module(f"_pytest.{plugin}")
    gc.freeze()  # no run looks for garbage in what all have
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _become(asked["arguments"], asked["folder"], asked["environment"])
        print(os.waitpid(child, 0)[1])


def _become(arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> None:
    """What ``python -m pytest`` is, as if this process had been started as that."""
    signal.alarm(SECONDS)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = bool(environment.get("PYTHONDONTWRITEBYTECODE"))
    sys.path[:0] = [folder, *filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))]
    sys.argv[1:] = arguments
    runpy.run_module("pytest", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve()
