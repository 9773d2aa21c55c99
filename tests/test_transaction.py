"""What a person sees of a transaction: the parts, the retired original, and every refusal."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
import stat
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from splitter.model.catalogue import finding
from splitter.model.finding import Limit, Refused
from splitter.model.plan import OutputFile, Part, Plan
from splitter.transaction import Outcome, apply, recover, system
from splitter.transaction.history import FOLDER
from splitter.transaction.lock import LOCK_FILE, locked

ORIGINAL = b"\xef\xbb\xbfdef test_a(): ...\r\n\r\ndef test_b(): ...\r\n"
PARTS = {
    "test_x_a.py": b"def test_a(): ...\r\n",
    "test_x_b.py": b"def test_b(): ...\n\x0c",
    "test_x_c.py": b"\xff",
}
RETIRED = "test_x.py.DEPRECATED"
OLD = {"test_x.py": ORIGINAL}
NEW = {**PARTS, RETIRED: ORIGINAL}


def planned(folder: Path) -> Plan:
    """A folder with an original, and its plan."""
    folder.mkdir(exist_ok=True)
    path = folder / "test_x.py"
    path.write_bytes(ORIGINAL)
    return Plan(
        path=str(path),
        sha256=hashlib.sha256(ORIGINAL).hexdigest(),
        size=len(ORIGINAL),
        language="python",
        tests=("test_a", "test_b"),
        limit=Limit(1),
        retired=RETIRED,
        parts=tuple(Part(name, "g", "g", "G", (), ()) for name in PARTS),
        outputs=tuple(OutputFile(name, "", data) for name, data in PARTS.items()),
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Everything in the folder but the history."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != FOLDER}


def codes(plan: Plan) -> list[str]:
    """The codes with which ``apply`` refuses; the folder must be as before."""
    folder = Path(plan.path).parent
    before = tree(folder) if folder.is_dir() else {}
    with pytest.raises(Refused) as caught:
        apply(plan)
    assert (tree(folder) if folder.is_dir() else {}) == before
    return [found.code for found in caught.value.findings]


def test_parts_appear_and_the_original_is_retired(tmp_path: Path) -> None:
    plan = planned(tmp_path)

    assert apply(plan) == tuple(str(tmp_path / name) for name in PARTS)
    assert tree(tmp_path) == NEW


def test_paths_come_back_as_the_user_named_the_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(tmp_path / "sub")
    monkeypatch.chdir(tmp_path)

    assert apply(replace(plan, path="sub/test_x.py"))[0] == str(Path("sub/test_x_a.py"))
    assert tree(tmp_path / "sub") == NEW


@pytest.mark.parametrize("mode", [0o644, 0o755, 0o600, 0o664, 0o444])
def test_parts_have_the_mode_of_the_original_whatever_the_umask(mode: int, tmp_path: Path) -> None:
    plan = planned(tmp_path)
    Path(plan.path).chmod(mode)
    before = os.umask(0o077)
    try:
        apply(plan)
    finally:
        os.umask(before)

    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in NEW} == {mode}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_root_leaves_the_parts_to_the_owner_of_the_original(tmp_path: Path) -> None:
    plan = planned(tmp_path)
    os.chown(plan.path, 1234, 2345)
    os.chown(tmp_path, 1234, 2345)

    apply(plan)

    assert {(p.stat().st_uid, p.stat().st_gid) for p in tmp_path.rglob("*")} == {(1234, 2345)}


def test_without_hard_links_the_result_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "SYSTEM", replace(system.SYSTEM, link=failing(1)))

    apply(planned(tmp_path))

    assert tree(tmp_path) == NEW


def failing(number: int) -> Callable[..., None]:
    """A call that fails with ``number`` (1 is EPERM)."""

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_plan_that_is_not_fit_is_refused(tmp_path: Path) -> None:
    plan = planned(tmp_path)

    assert codes(replace(plan, findings=(finding("S103", "bad"),))) == ["S103"]
    assert codes(replace(plan, parts=(), outputs=())) == ["S450"]


@pytest.mark.parametrize(
    "name", ["../x.py", "sub/deeper/x.py", "a\\b.py", "", "..", "test_x.py", RETIRED, "test_x_b.py", "a\0"]
)
def test_names_that_are_not_plain_or_not_unique_are_refused(name: str, tmp_path: Path) -> None:
    plan = planned(tmp_path)
    outputs = (replace(plan.outputs[0], name=name), *plan.outputs[1:])

    assert codes(replace(plan, outputs=outputs)) == ["S458"]


def test_a_changed_or_missing_original_is_refused(tmp_path: Path) -> None:
    plan = planned(tmp_path)
    Path(plan.path).write_bytes(ORIGINAL + b"\n")
    assert codes(plan) == ["S451"]

    Path(plan.path).unlink()
    assert codes(plan) == ["S451"]

    (tmp_path / "real.py").write_bytes(ORIGINAL)
    Path(plan.path).symlink_to("real.py")
    assert codes(plan) == ["S451"]

    assert codes(replace(plan, path=str(tmp_path / "gone" / "test_x.py"))) == ["S454"]


@pytest.mark.parametrize("name", ["test_x_b.py", RETIRED])
@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling"])
def test_a_name_that_is_taken_is_refused(name: str, kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "tests"
    plan = planned(folder)
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    path = folder / name
    if kind == "file":
        path.write_bytes(b"mine")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(victim if kind == "link" else tmp_path / "nothing")

    with pytest.raises(Refused) as caught:
        apply(plan)

    assert [(f.code, f.path) for f in caught.value.findings] == [("S452", str(path))]
    assert sorted(p.name for p in folder.iterdir()) == sorted(["test_x.py", name])
    assert victim.read_bytes() == b"precious"
    assert not (tmp_path / "nothing").exists()


def test_a_part_never_takes_the_name_of_a_retired_original(tmp_path: Path) -> None:
    plan = planned(tmp_path)
    retired = tmp_path / "test_x_b.py.DEPRECATED"
    retired.write_bytes(b"an undo will need the name")

    with pytest.raises(Refused) as caught:
        apply(plan)

    assert [(f.code, f.path) for f in caught.value.findings] == [("S452", str(retired))]
    assert tree(tmp_path) == {**OLD, retired.name: b"an undo will need the name"}


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("name", ["test_x_b.py", RETIRED])
@pytest.mark.parametrize("data", [b"mine", b"", PARTS["test_x_b.py"]])
def test_a_name_that_is_taken_at_the_last_moment_is_left_alone(
    links: bool, name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links and not data:
        pytest.skip("without hard links an empty file can't be told from our claim")
    plan = planned(tmp_path)
    real = system.SYSTEM

    def take_it(source: Path, target: Path) -> None:
        if target.name.endswith(".journal"):  # everything has been checked by now
            (tmp_path / name).write_bytes(data)
        real.replace(source, target)

    link = real.link if links else failing(1)
    monkeypatch.setattr(system, "SYSTEM", replace(real, replace=take_it, link=link))

    with pytest.raises(Refused, match="S452"):
        apply(plan)
    assert tree(tmp_path) == {**OLD, name: data}


def test_an_original_that_is_saved_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(tmp_path)
    real = system.SYSTEM

    def save(source: Path, target: Path) -> None:
        if target.name == RETIRED:
            Path(plan.path).write_bytes(b"edited")
        real.link(source, target)

    monkeypatch.setattr(system, "SYSTEM", replace(real, link=save))

    with pytest.raises(Refused, match="S451"):
        apply(plan)
    assert tree(tmp_path) == {"test_x.py": b"edited"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_can_not_be_written_is_refused(tmp_path: Path) -> None:
    plan = planned(tmp_path)
    tmp_path.chmod(0o555)
    try:
        assert codes(plan) == ["S454"]
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize("lockable", [True, False])
def test_a_folder_in_use_is_refused(lockable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(tmp_path)
    real = system.SYSTEM

    def flock(descriptor: int, operation: int) -> None:
        if not lockable and stat.S_ISDIR(os.fstat(descriptor).st_mode):
            failing(9)()  # EBADF, as NFS has it
        real.flock(descriptor, operation)

    monkeypatch.setattr(system, "SYSTEM", replace(real, flock=flock))

    with locked(tmp_path):
        assert (tmp_path / LOCK_FILE).exists() is not lockable
        assert codes(plan) == ["S453"]
        with pytest.raises(Refused, match="S453"):
            recover(tmp_path)
    apply(plan)
    assert tree(tmp_path) == NEW


def _race(
    folder: str, gate: multiprocessing.synchronize.Barrier, results: multiprocessing.Queue[str]
) -> None:
    plan = planned_again(Path(folder))
    gate.wait()
    try:
        apply(plan)
        results.put("won")
    except Refused as refused:
        results.put(refused.findings[0].code)


def planned_again(folder: Path) -> Plan:
    """The plan of a folder that has its original already."""
    scratch = folder.with_name("scratch")
    return replace(planned(scratch), path=str(folder / "test_x.py"))


def test_of_two_processes_one_wins_and_one_says_so(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    planned(tmp_path / "scratch")
    for attempt in range(10):
        folder = tmp_path / str(attempt)
        planned(folder)
        gate, results = context.Barrier(2), context.Queue()
        racers = [context.Process(target=_race, args=(str(folder), gate, results)) for _ in range(2)]
        for racer in racers:
            racer.start()
        ends = sorted(results.get(timeout=20) for _ in racers)
        for racer in racers:
            racer.join()

        assert ends[1] == "won"
        assert ends[0] in ("S451", "S453")
        assert tree(folder) == NEW


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_handler_that_goes_on_gets_the_refusal(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(tmp_path)
    real, heard = system.SYSTEM, []

    def link(source: Path, target: Path) -> None:
        signal.raise_signal(number)
        real.link(source, target)

    monkeypatch.setattr(system, "SYSTEM", replace(real, link=link))
    before = signal.signal(number, lambda *_: heard.append(tree(tmp_path)))
    try:
        assert codes(plan) == ["S459"]
    finally:
        signal.signal(number, before)
    assert heard == [OLD], "the signal is delivered when the folder is whole again"


def test_another_thread_can_apply(tmp_path: Path) -> None:
    thread = threading.Thread(target=apply, args=(planned(tmp_path),))
    thread.start()
    thread.join()

    assert tree(tmp_path) == NEW


JOURNAL = {
    "format_version": 2,
    "id": "0123abcd",
    "action": "split",
    "record": "0123abcd",
    "original": "test_x.py",
    "before": hashlib.sha256(ORIGINAL).hexdigest(),
    "after": "",
    "switch": "rename",
    "retired": RETIRED,
    "removes": [],
    "targets": [{"name": "test_x_a.py", "sha256": hashlib.sha256(b"part").hexdigest()}],
    "links": True,
    "branch": None,
}


@pytest.mark.parametrize(
    "change",
    [
        {"format_version": 1},
        {"id": "ffffffff"},
        {"record": "../../x"},
        {"action": "format"},
        {"switch": "maybe"},
        {"retired": ""},
        {"removes": [{"name": "../victim", "sha256": hashlib.sha256(b"part").hexdigest()}]},
        {"original": "../test_x.py"},
        {"retired": "/etc/passwd"},
        {"targets": [{"name": "../victim", "sha256": hashlib.sha256(b"part").hexdigest()}]},
        {"targets": [{"name": "test_x.py", "sha256": ""}]},
        {"targets": [{"name": 1, "sha256": ""}]},
        {"targets": 3},
        {"original": None},
        {"branch": {"ref": "--upload-pack=evil", "old": ""}},
        {"branch": {"ref": "HEAD", "old": "--output=victim"}},
        {"follows": [{"name": "../victim", "before": "", "after": ""}]},
        {"follows": [{"name": ".git/hooks/x", "before": "", "after": ""}]},
        {"follows": 3},
        None,
    ],
)
def test_a_journal_that_is_damaged_or_hostile_is_not_followed(
    change: dict[str, object] | None, tmp_path: Path
) -> None:
    folder = tmp_path / "tests"
    plan = planned(folder)
    (tmp_path / "victim").write_bytes(b"part")
    (folder / "test_x_a.py").write_bytes(b"part")
    text = "{" if change is None else json.dumps({**JOURNAL, **change})
    (folder / ".splitter-0123abcd.journal").write_text(text)
    before = tree(folder)

    (recovery,) = recover(folder)

    assert (recovery.outcome, recovery.findings[0].code) == (Outcome.STUCK, "S455")
    assert codes(plan) == ["S455"]
    assert tree(folder) == before
    assert (tmp_path / "victim").exists()


def test_a_part_that_was_edited_after_the_kill_is_left_in_place(tmp_path: Path) -> None:
    planned(tmp_path)
    (tmp_path / "test_x_a.py").write_bytes(b"part, edited")
    (tmp_path / ".splitter-0123abcd.journal").write_text(json.dumps(JOURNAL))

    (recovery,) = recover(tmp_path)

    assert recovery.outcome is Outcome.ROLLED_BACK
    assert [(f.code, f.path) for f in recovery.findings] == [("S456", str(tmp_path / "test_x_a.py"))]
    assert tree(tmp_path) == {**OLD, "test_x_a.py": b"part, edited"}


def test_a_folder_without_original_and_retired_original_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "test_x_a.py").write_bytes(b"part")
    (tmp_path / ".splitter-0123abcd.journal").write_text(json.dumps(JOURNAL))
    before = tree(tmp_path)

    (recovery,) = recover(tmp_path)

    assert recovery.outcome is Outcome.STUCK
    assert tree(tmp_path) == before


def test_recover_finds_nothing_in_a_clean_folder(tmp_path: Path) -> None:
    planned(tmp_path)
    (tmp_path / ".splitter-mine.tmp").write_bytes(b"not a name of ours")
    before = tree(tmp_path)

    assert recover(tmp_path) == []
    assert tree(tmp_path) == before
