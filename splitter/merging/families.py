"""Which files were one file, or are to be: told from the history, headers and names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath

from splitter.git.repository import repository_of
from splitter.languages import TEST_FILES, language_of, test_files_or_retired
from splitter.languages.language import Language
from splitter.merging.headers import origin
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.references import Edit
from splitter.project.siblings import HEAD, names
from splitter.reading.discovery import find
from splitter.reading.source import read_bytes
from splitter.rendering.retired_original import STUB
from splitter.text.file_names import RETIRED_SUFFIX, folder_names, retired_name
from splitter.transaction import history
from splitter.transaction.journal import Damaged
from splitter.transaction.record import PORT, Record
from splitter.transaction.reverting import edits_back
from splitter.transaction.system import sha256
from splitter.verification.parts import find_parts, tests_of

_NUMBERED = re.compile(r"(.+?)_part_?\d+")
_NOTICE = re.compile(
    r"# DEPRECATED: this file was split[^\n]*\n(?:#[^\n]*\n)*?"
    r"# What follows is the original as it was\.\r?\n\r?\n"
)
"""What ``--notice`` puts above a retired original."""


@dataclass(frozen=True)
class Family:
    """The parts of one file: names from the folder of ``path`` on, with their bytes."""

    path: str
    """What the one file will be called."""
    parts: tuple[tuple[str, bytes], ...]
    base: bytes | None = field(default=None, repr=False)
    """What they were made of, where that is known."""
    before: bytes | None = field(default=None, repr=False)
    """What stands at ``path`` now."""
    retired: tuple[tuple[str, bytes], ...] = ()
    """The retired original, which goes with the parts."""
    as_split: frozenset[str] = frozenset()
    """The names of the parts that are as the split wrote them."""
    edits: tuple[Edit, ...] = ()
    """What becomes of the files that followed the split."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Asked:
    """How families are looked for."""

    revision: str | None = None
    """A commit in which the original is."""
    into: str | None = None
    """What the one file is to be called."""


def families(paths: Sequence[Path], asked: Asked) -> Iterator[Family | Finding]:
    """One family for each retired original, or original's name, and one for the parts that are named.

    Folders are searched for all that there are. What can't be told is a finding.
    """
    parts: list[Path] = []
    for path in paths:
        if path.is_dir():
            yield from _below(path, asked)
        elif path.name.endswith(RETIRED_SUFFIX) or not path.exists() or record_of(path) is not None:
            original = path.with_name(path.name.removesuffix(RETIRED_SUFFIX))
            yield from _told(partial(_of_original, original, asked))
        else:
            parts.append(path)
    if parts:
        yield from _told(partial(_of_parts, parts, asked))


def _told(made: Callable[[], Family]) -> Iterator[Family | Finding]:
    try:
        yield made()
    except Refused as refused:
        yield from refused.findings


def _below(folder: Path, asked: Asked) -> Iterator[Family | Finding]:
    """All families below a folder, by path."""
    originals: dict[Path, None] = {}
    numbered: defaultdict[Path, list[Path]] = defaultdict(list)
    for found in find([str(folder)], replace(TEST_FILES, wanted=test_files_or_retired), {}):
        if isinstance(found, Finding):
            yield found
            continue
        path = Path(found.path)
        if path.name.endswith(RETIRED_SUFFIX):
            originals[path.with_name(path.name.removesuffix(RETIRED_SUFFIX))] = None
        elif match := _NUMBERED.fullmatch(path.stem):
            numbered[path.with_name(match[1] + path.suffix)].append(path)
    for record in _records(folder):
        if record.folder.is_relative_to(folder.resolve()):
            shown = folder / record.folder.relative_to(folder.resolve()) / record.original.name
            if record_of(shown) is not None:
                originals[shown] = None
    for path in sorted({*originals, *numbered}):
        if path in originals:
            yield from _told(partial(_of_original, path, asked))
        elif len(numbered[path]) > 1 or path.exists():
            own = [path] if path.exists() else []
            yield from _told(partial(_union, path, [*own, *numbered[path]]))


def _records(folder: Path) -> list[Record]:
    try:
        return history.records(folder.resolve())
    except Damaged as error:
        raise Refused(finding("S467", str(error), path=str(folder))) from error


def record_of(original: Path) -> Record | None:
    """The split of a file that is on record, unless it was merged since."""
    name = original.name.removesuffix(RETIRED_SUFFIX)
    folder = original.parent.resolve()
    if not folder.is_dir():
        return None
    for record in _records(folder):
        if record.folder == folder and record.original.name == name and record.how != PORT:
            return None if record.gone else record
    return None


def _of_original(path: Path, asked: Asked) -> Family:
    """The family of an original, by its path as it was, and what else goes back with it."""
    record = record_of(path)
    _refuse_if_edited(path, record, _retired_bytes(path))
    return replace(standing(path, asked), edits=_edits_back(path, record))


def standing(path: Path, asked: Asked = Asked()) -> Family:
    """The parts of an original as they stand, by its path as it was; raises ``Refused``."""
    language = language_of(path.name)
    if language is None:
        raise Refused(finding("S105", "not a file of a known language", path=str(path)))
    record = record_of(path)
    retired = path.with_name(retired_name(path.name))
    kept = _retired_bytes(path)
    if record is None and not kept and asked.revision is None:
        message = f"neither {retired.name} nor a split of it is on record; name its parts"
        raise Refused(finding("S954", message, path=str(path)))
    base = _base(path, record, kept, asked)
    # Who holds the same test is a part only where nothing says which files are.
    by_tests = retired if kept and record is None else None
    found = dict.fromkeys([*_recorded(path, record), *heirs(path, language, by_tests)])
    if not found:
        raise Refused(finding("S954", "no part of it is found beside it; name its parts", path=str(path)))
    parts = tuple((name, read_bytes(path.parent / name)) for name in found)
    written = {part.name: part.sha256 for part in record.parts} if record else {}
    untouched = frozenset(name for name, data in parts if written.get(name) == sha256(data))
    before = read_bytes(path) if path.exists() else None
    if before is not None and not _is_stub(before, record) and sha256(before) != sha256(base):
        parts = ((path.name, before), *parts)  # the rest that stayed, or what somebody wrote since
        untouched |= {path.name} if record and record.left == sha256(before) else set()
    return Family(str(path), parts, base, before, kept, untouched)


def _refuse_if_unclear(path: Path, language: Language, found: Sequence[Path]) -> None:
    """Of two files with one test, one may only have a like one: nobody says which is the part (S954)."""
    having: dict[str, Path] = {}
    for file in found:
        for test in sorted(tests_of(file, language)):
            if (first := having.setdefault(test, file)) != file:
                words = f"{first.name} and {file.name} have the same {test}: name its parts"
                raise Refused(finding("S954", words, path=str(path)))


def _is_stub(data: bytes, record: Record | None) -> bool:
    """Whether a file is what a split with ``--retire stub`` left, and nothing else is in it."""
    if record is not None:
        return record.how == "stub" and record.left == sha256(data)
    lines = data.decode("utf-8", "replace").splitlines()
    return STUB in "".join(lines[:1]) and all(line.startswith("#") or not line.strip() for line in lines)


def _refuse_if_edited(path: Path, record: Record | None, kept: tuple[tuple[str, bytes], ...]) -> None:
    """A retired original that was edited is what nobody runs, and would go with what was done to it."""
    if record is None or record.retired is None:
        return
    for name, data in kept:
        if record.retired.name == name and record.retired.sha256 != sha256(data):
            words = f"{name} was edited since the split, and the parts are what runs"
            raise Refused(finding("S931", words, path=str(path.with_name(name))))


_CHANGED = "take that change back, merge, and make it in the one file"
"""What to do about a file that the split changed, and somebody else since, in the same lines."""


def _edits_back(path: Path, record: Record | None) -> tuple[Edit, ...]:
    """Other files as they were before the split, in what it changed; raises ``Refused``."""
    try:
        return edits_back(record) if record is not None else ()
    except Refused as refused:
        told = finding("S466", "").remedy
        raise Refused(
            *(replace(one, remedy=_CHANGED) if one.remedy == told else one for one in refused.findings)
        ) from refused
    except Damaged as error:
        raise Refused(finding("S467", str(error), path=str(path))) from error


def _base(path: Path, record: Record | None, kept: tuple[tuple[str, bytes], ...], asked: Asked) -> bytes:
    """The original's bytes: from git if that is asked for, else from the history, else as it was retired."""
    if asked.revision is not None:
        return from_git(path, asked.revision)
    if record is not None:
        try:
            return history.original(record)
        except Damaged as error:
            raise Refused(finding("S467", str(error), path=str(path))) from error
    data = kept[0][1]
    text = data.decode("utf-8", "surrogateescape")
    match = _NOTICE.search(text)
    bare = text[: match.start()] + text[match.end() :] if match else text
    return bare.encode("utf-8", "surrogateescape")


def from_git(path: Path, revision: str) -> bytes:
    """A file as it was in a commit; raises ``Refused``."""
    repository = repository_of(str(path))
    name = repository.name(path.name)
    done = repository.run("cat-file", "blob", f"{revision}:{name}")
    if done.returncode:
        raise Refused(finding("S954", f"{revision} has no {name}", path=str(path)))
    return done.stdout


def _recorded(path: Path, record: Record | None) -> list[str]:
    """The parts that a split wrote; raises ``Refused`` (S958) if one is not there."""
    if record is None:
        return []
    missing = [part.name for part in record.parts if not (path.parent / part.name).is_file()]
    if missing:
        raise Refused(*(_missing(path, name) for name in missing))
    return [part.name for part in record.parts]


def _missing(path: Path, name: str) -> Finding:
    return finding("S958", f"{name}, a part of {path.name}, is not there", path=str(path.parent / name))


def _retired_bytes(original: Path) -> tuple[tuple[str, bytes], ...]:
    """The retired original, if it is there."""
    retired = original.with_name(retired_name(original.name))
    return ((retired.name, read_bytes(retired)),) if retired.is_file() else ()


def heirs(path: Path, language: Language, retired: Path | None) -> Iterator[str]:
    """The files whose headers name the original, and those that hold its tests which none of these has.

    Raises ``Refused`` (S954) where two of the latter have the same.
    """
    sure: list[Path] = []
    for folder in (path.parent, *(path.parent / name for name in folder_names(path.name))):
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            if file.suffix == path.suffix and file.is_file() and file != path:
                head = file.open("rb").read(HEAD).decode("utf-8", "replace")
                if path.name in head and names(head, path.name) and origin(head) == path.name:
                    sure.append(file)
                    yield file.relative_to(path.parent).as_posix()
    if retired is not None:
        try:
            others = find_parts(retired, sure)
        except Refused:
            return
        _refuse_if_unclear(path, language, others)
        yield from (part.relative_to(path.parent).as_posix() for part in others)


def _of_parts(paths: Sequence[Path], asked: Asked) -> Family:
    """Files that are named: the parts of an original if they say so and it is there, else what they are."""
    original = Path(asked.into) if asked.into else _named_by(paths)
    language = language_of(original.name)
    if language is None:
        raise Refused(finding("S105", "not a file of a known language", path=str(original)))
    folders = {path.parent.resolve() for path in paths}
    if asked.revision is None and record_of(original) is None and not retired_path(original).is_file():
        return _union(original, paths)
    if any(folder not in (original.parent.resolve(), *_packages(original)) for folder in folders):
        raise Refused(finding("S954", "the parts stand in several folders", path=str(original)))
    record = record_of(original)
    kept = _retired_bytes(original)
    _refuse_if_edited(original, record, kept)
    base = _base(original, record, kept, asked)
    top = original.parent.resolve()
    parts = tuple((p.resolve().relative_to(top).as_posix(), read_bytes(p)) for p in dict.fromkeys(paths))
    written = {part.name: part.sha256 for part in record.parts} if record else {}
    untouched = frozenset(name for name, data in parts if written.get(name) == sha256(data))
    named = {name for name, _ in parts}
    others = heirs(original, language, None)
    if left := sorted({*others, *written} - named):
        there = [name for name in left if (top / name).is_file()]
        words = "is a part of it, too, and is not named"
        if there:
            raise Refused(*(finding("S958", f"{name} {words}", path=str(original)) for name in there))
    before = read_bytes(original) if original.exists() else None
    return Family(str(original), parts, base, before, kept, untouched)


def retired_path(original: Path) -> Path:
    return original.with_name(retired_name(original.name))


def _packages(original: Path) -> list[Path]:
    return [original.parent.resolve() / name for name in folder_names(original.name)]


def _named_by(paths: Sequence[Path]) -> Path:
    """What the parts were called as one: what their headers say, else what their names have in common."""
    said = {origin(read_bytes(path)[:HEAD].decode("utf-8", "replace")) for path in paths} - {""}
    numbered = {match[1] + path.suffix for path in paths if (match := _NUMBERED.fullmatch(path.stem))}
    found = said or numbered
    if len(found) != 1:
        words = (
            f"they are parts of {' and '.join(sorted(found))}"
            if found
            else "nothing says what they were called"
        )
        raise Refused(finding("S954", f"{words}: name the one file with --into", path=str(paths[0])))
    name = found.pop()
    top = paths[0].parent
    return top.parent / name if top.name in folder_names(name) else top / name


def _union(original: Path, paths: Sequence[Path]) -> Family:
    """Parts of which nobody knows what they were made of."""
    if len({path.parent.resolve() for path in (*paths, original)}) > 1:
        raise Refused(finding("S954", "the parts stand in several folders", path=str(original)))
    if len({PurePath(path).suffix for path in (*paths, original)}) > 1:
        raise Refused(finding("S954", "they are of several languages", path=str(original)))
    ordered = sorted(dict.fromkeys(paths), key=lambda path: (path.name != original.name, _natural(path.name)))
    before = read_bytes(original) if original.exists() else None
    if before is not None and original.name not in {path.name for path in paths}:
        raise Refused(finding("S452", f"{original.name} exists", path=str(original)))
    return Family(str(original), tuple((p.name, read_bytes(p)) for p in ordered), None, before)


def _natural(name: str) -> list[tuple[int, str]]:
    """For an order in which part 10 is behind part 9."""
    return [(int(word), "") if word.isdigit() else (-1, word) for word in re.split(r"(\d+)", name)]
