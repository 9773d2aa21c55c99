"""Which test modules there are: in folders, and in packages that an interpreter has installed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import zip_longest
from pathlib import Path

PATTERNS = ("test_*.py", "*_test.py")

_LOCATE = """
import importlib.util, json, sys
found = {}
for name in sys.argv[1:]:
    spec = importlib.util.find_spec(name)
    found[name] = list(spec.submodule_search_locations or ()) if spec else []
print(json.dumps(found))
"""


@dataclass(frozen=True)
class TestModule:
    """One test module of a corpus."""

    __test__ = False

    package: str
    """What it was asked for by."""
    path: Path
    top: Path
    """The folder that must be copied so that the module can be imported as it is where it stands."""


def modules(what: Sequence[str], python: str) -> Iterator[TestModule]:
    """The test modules of folders, files, and packages installed for ``python``."""
    installed = _installed([name for name in what if not Path(name).exists()], python)
    for name in what:
        for root in [Path(folder) for folder in installed.get(name, [name])]:
            files = [root] if root.is_file() else sorted(root.rglob("*.py"))
            top = _top(root.parent if root.is_file() else root)
            package = root.name if Path(name).exists() else name
            for file in files:
                if any(fnmatch(file.name, pattern) for pattern in PATTERNS):
                    yield TestModule(package, file, top)


def in_turn(found: Iterable[TestModule], rng: random.Random) -> Iterator[TestModule]:
    """One of each package, chosen at random, then one more of each, and so on."""
    by_package: defaultdict[str, list[TestModule]] = defaultdict(list)
    for module in found:
        by_package[module.package].append(module)
    for some in by_package.values():
        rng.shuffle(some)
    for row in zip_longest(*by_package.values()):
        yield from (module for module in row if module is not None)


def _installed(names: Sequence[str], python: str) -> dict[str, list[str]]:
    if not names:
        return {}
    with tempfile.TemporaryDirectory() as elsewhere:  # so that no folder that happens to be here is found
        done = subprocess.run(
            [python, "-c", _LOCATE, *names], cwd=elsewhere, capture_output=True, text=True, check=True
        )
    found: dict[str, list[str]] = json.loads(done.stdout)
    missing = [name for name, folders in found.items() if not folders]
    if missing:
        sys.exit(f"{', '.join(missing)}: neither files or folders nor packages of {python}")
    return found


def _top(folder: Path) -> Path:
    """The outermost package that a folder belongs to, or the folder itself."""
    top = folder
    while (top.parent / "__init__.py").exists() and (top / "__init__.py").exists():
        top = top.parent
    return top
