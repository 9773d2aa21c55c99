"""Imports go one way: from a room to those below it, wherever in a module they stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "splitter"
FLOORS = (
    ("__main__",),
    ("__init__", "cli"),
    ("serving", "schemas"),
    ("reviewing",),
    ("porting",),
    ("plans", "probing", "merging"),
    ("proving",),
    ("check",),
    ("bulk",),
    ("adr",),
    ("api",),
    ("reporting",),
    ("verification",),
    ("transaction",),
    ("git",),
    ("planning",),
    ("grouping", "rendering", "proof"),
    ("languages",),
    ("references",),
    ("project", "timing"),
    ("reading",),
    ("config",),
    ("text", "processes", "files", "running"),
    ("model",),
)
"""From the top down; rooms of one floor don't know each other. ARCHITECTURE.md says what each is for."""

DEPTH = {room: depth for depth, floor in enumerate(FLOORS) for room in floor}
MODULES = sorted(path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*.py"))


def _dotted(module: Path) -> str:
    return ".".join(module.with_suffix("").parts).removesuffix(".__init__")


def _room(dotted: str) -> str:
    return [*dotted.split("."), "__init__"][1]


def _imports(module: Path) -> Iterator[tuple[int, str]]:
    """The line and the dotted name of every import from the package, in functions too."""
    for node in ast.walk(ast.parse((PACKAGE.parent / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def test_every_room_has_a_floor() -> None:
    assert {_room(_dotted(module)) for module in MODULES} == set(DEPTH)


@pytest.mark.parametrize("module", MODULES, ids=_dotted)
def test_imports_go_down(module: Path) -> None:
    here = _room(_dotted(module))
    known = {_dotted(other) for other in MODULES}
    up = [
        f"line {line}: {name}"
        for line, name in _imports(module)
        if name.split(".")[0] == "splitter"
        and (room := _room(name if name in known or name.rpartition(".")[0] in known else "splitter")) != here
        and DEPTH[room] <= DEPTH[here]
    ]
    assert not up


def test_no_module_imports_itself_in_a_circle() -> None:
    known = {_dotted(module) for module in MODULES}
    arrows = {
        _dotted(module): {name if name in known else name.rpartition(".")[0] for _, name in _imports(module)}
        & known - {_dotted(module)}
        for module in MODULES
    }
    while leaves := {module for module, below in arrows.items() if not below & set(arrows)}:
        arrows = {module: below for module, below in arrows.items() if module not in leaves}
    assert not arrows, f"a circle among {', '.join(sorted(arrows))}"
