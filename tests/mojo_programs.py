"""Many Mojo programs as one that is compiled once, of which each is run in a process of its own.

Compiled one by one, the golden cases would take an hour.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_WHICH = "SPLITTER_TEST_PROGRAM"


@dataclass(frozen=True)
class Ran:
    """What a program printed, and how it ended."""

    code: int
    output: str
    errors: str


def run_each(compiler: str, folder: Path, programs: Mapping[str, str], keyword: str) -> dict[str, Ran]:
    """Compile all of them together in ``folder`` and run each; they may import what is in it.

    ``keyword`` defines a function in the compiler's edition.
    """
    names = {name: f"program_{number}" for number, name in enumerate(programs)}
    for name, text in programs.items():
        (folder / f"{names[name]}.mojo").write_text(with_main(text, keyword), encoding="utf-8")
    os_module = "std.os" if keyword == "def" else "os"
    lines = [f"from {os_module} import getenv"]
    lines += [f"from {module} import main as main_of_{module}" for module in names.values()]
    lines += ["", "", f"{keyword} main() raises:", f'    var which = getenv("{_WHICH}")']
    for module in names.values():
        lines += [f'    if which == "{module}":', f"        main_of_{module}()", "        return"]
    lines += ['    raise Error("there is no such program")', ""]
    (folder / "programs.mojo").write_text("\n".join(lines), encoding="utf-8")
    environment = {**os.environ, "PATH": f"{Path(compiler).parent}{os.pathsep}{os.environ['PATH']}"}
    command = [compiler, "build", "-O0", "programs.mojo", "-o", "programs", "-Xlinker", "-lm"]
    built = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=3600
    )
    told = {f"{module}.mojo": name for name, module in names.items()}
    said = re.sub(r"\bprogram_\d+\.mojo", lambda match: f"{match[0]} ({told[match[0]]})", built.stderr)
    assert built.returncode == 0, said
    return {name: _run(folder, {**environment, _WHICH: module}) for name, module in names.items()}


def _run(folder: Path, environment: Mapping[str, str]) -> Ran:
    done = subprocess.run(
        ["./programs"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def with_main(text: str, keyword: str) -> str:
    """The text; with a ``main()`` that runs its tests, so that they are compiled, where it has none."""
    if has_main(text):
        return text
    tests = re.findall(r"^(?:def|fn) (test_\w+)\(\)", text, re.MULTILINE)
    calls = "".join(f"    {name}()\n" for name in tests) or "    pass\n"
    return f"{text.rstrip()}\n\n\n{keyword} main() raises:\n{calls}"


def has_main(text: str) -> bool:
    return re.search(r"^(?:def|fn) main\b", text, re.MULTILINE) is not None
