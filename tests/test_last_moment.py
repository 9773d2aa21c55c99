"""A file that is saved between the last look at it and the step that takes its name: nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from splitter.model.finding import Refused
from splitter.model.plan import Retirement
from splitter.transaction import apply, recover, system, undo
from splitter.transaction.history import FOLDER
from splitter.transaction.system import System
from tests.test_transaction import OLD, PARTS, failing, planned, tree

MINE = b"def test_mine(): ...\n"
WAYS = {
    "rename": Retirement("rename"),
    "notice": Retirement("rename", b"# note\n"),
    "delete": Retirement("delete"),
    "stub": Retirement("stub", b"# elsewhere\n"),
}


def in_place(path: Path) -> None:
    path.write_bytes(MINE)


def as_a_new_file(path: Path) -> None:
    new = path.with_name("editor")
    new.write_bytes(MINE)
    new.replace(path)


each_way = pytest.mark.parametrize("way", WAYS)
both_links = pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
each_save = pytest.mark.parametrize("save", [in_place, as_a_new_file])


def saving(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    save: Callable[[Path], None],
    *,
    links: bool,
    after: bool = False,
) -> None:
    """Has ``save`` called when the file ``name`` gets another, right before (or after) that."""
    real = system.SYSTEM

    def replace_(source: Path, target: Path) -> None:
        found = source.name == name
        if found and not after:
            save(source)
        real.replace(source, target)
        if found and after:
            save(source)

    link = real.link if links else failing(1)
    monkeypatch.setattr(system, "SYSTEM", replace(real, replace=replace_, link=link))


def traces(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".splitter")]


@each_way
@both_links
@each_save
def test_of_the_original_takes_the_split_back(
    way: str, links: bool, save: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(planned(tmp_path), retirement=WAYS[way])
    saving(monkeypatch, "test_x.py", save, links=links)

    with pytest.raises(Refused, match=r"S451 test_x\.py was saved while it was retired"):
        apply(plan)
    assert tree(tmp_path) == {"test_x.py": MINE}
    assert traces(tmp_path) == []


def test_of_an_original_that_is_kept_takes_the_split_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(planned(tmp_path), retirement=Retirement("keep"))
    real = system.SYSTEM

    def link(source: Path, target: Path) -> None:
        if target.name == list(PARTS)[-1]:
            Path(plan.path).write_bytes(MINE)
        real.link(source, target)

    monkeypatch.setattr(system, "SYSTEM", replace(real, link=link))
    with pytest.raises(Refused, match="S451"):
        apply(plan)
    assert tree(tmp_path) == {"test_x.py": MINE}


def test_in_the_instant_in_which_a_stub_is_to_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is free then; what an editor puts there stays, and so does what was there before."""
    plan = replace(planned(tmp_path), retirement=WAYS["stub"])
    saving(monkeypatch, "test_x.py", in_place, links=True, after=True)

    with pytest.raises(Refused, match="S451") as caught:
        apply(plan)
    found = tree(tmp_path)
    assert found.pop("test_x.py") == MINE
    (kept,) = found
    assert found[kept] == OLD["test_x.py"]
    assert any(kept in finding.message for finding in caught.value.findings), "and is named"


@each_way
@pytest.mark.parametrize("name", list(PARTS))
def test_of_a_part_keeps_it_from_an_undo(
    way: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(planned(tmp_path), retirement=WAYS[way])
    apply(plan)
    saving(monkeypatch, name, in_place, links=True)

    with pytest.raises(Refused, match=rf"S472 test_x\.py is taken back, but {name} was saved"):
        undo(Path(plan.path))
    assert tree(tmp_path) == {**OLD, name: MINE}
    assert traces(tmp_path) == []


def test_of_the_stub_takes_the_undo_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = replace(planned(tmp_path), retirement=WAYS["stub"])
    apply(plan)
    saving(monkeypatch, "test_x.py", in_place, links=True)

    with pytest.raises(Refused, match="S451"):
        undo(Path(plan.path))
    assert tree(tmp_path) == {**PARTS, "test_x.py": MINE}
    assert (tmp_path / FOLDER).exists(), "the split can still be taken back, once the stub is as it was"


@each_way
@both_links
def test_by_a_run_that_was_killed_right_after_the_switch(
    way: str, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later run looks at what was retired, too."""
    plan = replace(planned(tmp_path), retirement=WAYS[way])
    real = system.SYSTEM

    class Killed(BaseException):
        pass

    def die(*_: object) -> Any:
        raise Killed

    dead: Any = System(**{field.name: die for field in fields(System) if field.name != "close"})

    def replace_(source: Path, target: Path) -> None:
        if source.name == "test_x.py":
            source.write_bytes(MINE)
        real.replace(source, target)
        if source.name == "test_x.py":
            monkeypatch.setattr(system, "SYSTEM", dead)

    link = real.link if links else failing(1)
    monkeypatch.setattr(system, "SYSTEM", replace(real, replace=replace_, link=link))
    with pytest.raises(Killed):
        apply(plan)
    monkeypatch.setattr(system, "SYSTEM", real)
    recover(tmp_path)
    assert tree(tmp_path) == {"test_x.py": MINE}
    assert traces(tmp_path) == []
