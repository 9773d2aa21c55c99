"""What this tool's own processes import from: never the current folder, nor a project around that.

Python lets ``-m`` and ``-c`` import from the current folder first, before its own library, and so does
an empty entry of ``PYTHONPATH``. A project with a ``signal.py`` at its top would have it run by whoever
only wants to look at its tests. So every interpreter that the tool starts for itself is started with
``worker_command``, and the command leaves such entries out of its own path before it imports anything.
Only what runs the project's tests because it was asked to (``--verify``, ``probe``) is started otherwise,
in :mod:`splitter.running.process`.

This module is imported before the path is clean, so it imports only what is loaded at every start.
"""

from __future__ import annotations

import os
import sys

_HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
"""The folder that this package was imported from."""

_BEGIN = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
home, module = sys.argv[1:3]
sys.path += [entry for entry in sys.argv[3:] if entry not in sys.path]
spec = spec_from_file_location("splitter", home + "/__init__.py", submodule_search_locations=[home])
sys.modules["splitter"] = module_from_spec(spec)
spec.loader.exec_module(sys.modules["splitter"])
from importlib import import_module
import_module(module).main()
"""
"""Runs a module of just this package, wherever that is; other folders come after the interpreter's own."""


def leave_current_folder() -> None:
    """This process imports no more from the current folder or one above it."""
    sys.path[:] = trusted(sys.path)


def worker_command(module: str) -> list[str]:
    """The command line that runs ``main`` of one of our modules in a process of its own.

    The interpreter is isolated (``-I``: no current folder, no ``PYTHON...`` variables), reads file names
    as this one does, and finds what this one finds, with its own library first.
    """
    flags = ["-I", "-W", "ignore::SyntaxWarning", "-X", f"utf8={sys.flags.utf8_mode}"]
    flags += ["-B"] if sys.dont_write_bytecode else []
    package = os.path.join(_HOME, "splitter")
    return [sys.executable, *flags, "-c", _BEGIN, package, module, *trusted(sys.path)]


def trusted(path: list[str]) -> list[str]:
    """The entries of an import path that don't lead to the current folder or to one above it."""
    try:
        here = os.path.realpath(os.getcwd())
    except OSError:  # the folder is gone, and nothing can be imported from it
        here = os.sep
    own = _own_folders()
    return [
        entry
        for entry in path
        if os.path.isabs(entry) and ((real := os.path.realpath(entry)) in own or not _is_around(real, here))
    ]


def _own_folders() -> set[str]:
    """Those of this package and of the interpreter: one may well be at work in them."""
    folders = [_HOME, os.path.dirname(os.__file__)]
    site = sys.modules.get("site")
    if site is not None:
        folders += [*site.getsitepackages(), site.getusersitepackages()]
    return set(map(os.path.realpath, folders))


def _is_around(folder: str, here: str) -> bool:
    return here == folder or here.startswith(folder.rstrip(os.sep) + os.sep)
