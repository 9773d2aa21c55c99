"""What is read once a run, and what each run reads anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter.languages.python.project.importers import importers
from splitter.project import texts
from splitter.project.once import once, one_run


def test_a_question_is_answered_once_a_run() -> None:
    asked: list[int] = []

    @once
    def answer(number: int) -> int:
        asked.append(number)
        return -number

    with one_run():
        assert [answer(1), answer(1), answer(2)] == [-1, -1, -2]
        with one_run():
            assert answer(1) == -1
    assert asked == [1, 2]
    with one_run():
        answer(1)
    assert [answer(2), answer(2)] == [-2, -2]
    assert asked == [1, 2, 1, 2, 2]


def test_a_run_with_a_name_goes_on_until_another_begins() -> None:
    asked: list[int] = []
    answer = once(asked.append)
    for name in ("a", "a", "b", "a"):
        with one_run(name):
            answer(1)
    assert len(asked) == 3


def test_a_project_is_read_once_however_many_of_its_files_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    names = [f"test_{number}" for number in range(9)]
    for name, before in zip(names, ["os", *names], strict=False):
        (tmp_path / f"{name}.py").write_text(f"from {before} import (\n    x,\n)\n")
    read = _noted(monkeypatch)
    # what other tests of this process have had read takes no room here
    monkeypatch.setattr(texts, "_ORDINARY", texts._Files(room=1 << 20))
    with one_run():
        found = [importers(tmp_path / f"{name}.py") for name in names]
    assert found == [*(((f"{name}.py", "x"),) for name in names[1:]), ()]
    assert len(read) < 3 * len(names), "twice at most: for its words, and for what they mean"


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_ORDINARY", texts._Files(room=5))
    small, big = tmp_path / "small", tmp_path / "big"
    small.write_bytes(b"12")
    big.write_bytes(b"1234")
    read = _noted(monkeypatch)
    for _ in range(2):
        assert [texts.ordinary(small), texts.ordinary(big)] == [b"12", b"1234"]
    assert [Path(name).name for name in read] == ["small", "big", "big"]
    small.write_bytes(b"")
    assert texts.ordinary(small) == b""
    assert [texts.ordinary(big) for _ in range(2)] == [b"1234"] * 2
    names = [Path(name).name for name in read]
    assert names == ["small", "big", "big", "small", "big"], "what has changed gives its room away"


@pytest.mark.parametrize(("rounds", "reads"), [(1, 3), (2, 6), (3, 6), (9, 6)])
def test_files_that_nobody_asks_for_any_more_give_their_room_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rounds: int, reads: int
) -> None:
    monkeypatch.setattr(texts, "_ORDINARY", texts._Files(room=6))
    one, other = _project(tmp_path / "one"), _project(tmp_path / "other")
    for path in one:
        texts.ordinary(path)
    read = _noted(monkeypatch)

    for _ in range(rounds):
        assert [texts.ordinary(path) for path in other] == [b"12"] * 3

    assert len(read) == reads


def test_of_files_that_are_too_many_those_stay_that_were_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_ORDINARY", texts._Files(room=4))
    project = _project(tmp_path)
    read = _noted(monkeypatch)

    for _ in range(5):
        assert [texts.ordinary(path) for path in project] == [b"12"] * 3

    assert [Path(name).name for name in read] == ["0", "1", *(["2"] * 5)]


def _project(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / str(number) for number in range(3)]
    for path in paths:
        path.write_bytes(b"12")
    return paths


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read from now on."""
    read: list[str] = []

    def read_whole(name: str) -> bytes:
        read.append(name)
        return Path(name).read_bytes()

    monkeypatch.setattr(texts, "read_whole", read_whole)
    return read
