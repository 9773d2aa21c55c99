"""Files to one file: values in, values out. Nothing is written, nothing is run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from splitter.languages import language_of
from splitter.languages.language import Language
from splitter.merging.headers import Headers, without_number
from splitter.merging.joining import everywhere_alone, joined
from splitter.merging.meaning import captured
from splitter.merging.pieces import Cut, Piece, cut
from splitter.merging.pieces import joined as text_of
from splitter.merging.proof import Original, check
from splitter.merging.renaming import renamed
from splitter.merging.union import union
from splitter.merging.versions import Choose, Conflict, Ledger
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, Severity
from splitter.model.module import Source, UnitKind
from splitter.reading.source import encode
from splitter.text.lines import count_lines

_ENDING = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Files:
    """What is to become one: the parts, and what they were made of, if that is known."""

    path: str
    """What the file will be called."""
    base: Source | None
    parts: tuple[Source, ...]
    """Each as it would read beside the original."""
    as_split: frozenset[str] = frozenset()
    """The paths of those that nobody has touched since."""


@dataclass(frozen=True)
class Merged:
    """The outcome; without ``data`` where an ``error`` is among the findings."""

    path: str
    data: bytes = field(default=b"", repr=False)
    tests: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    edited: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    tested: tuple[str, ...] = ()
    """The paths of the parts that have tests."""
    names: frozenset[str] = frozenset()
    """What its statements bind."""

    @property
    def ok(self) -> bool:
        """Whether it may be carried out."""
        return not any(found.severity is Severity.ERROR for found in self.findings)


def nobody(_: Conflict) -> int | None:
    """No version stands: what contradicts is an error."""
    return None


def first_version(_: Conflict) -> int | None:
    """The version of the first part stands."""
    return 0


def last_version(conflict: Conflict) -> int | None:
    """The version of the last part stands."""
    return len(conflict.versions) - 1


@dataclass(frozen=True)
class Choices:
    """What the user says of what can't be told."""

    choose: Choose = nobody
    """Which version of several stands."""
    rename: bool = False
    """Whether both stand, the later under another name."""
    headers: Headers = field(default=Headers())


def merge(files: Files, choices: Choices = Choices()) -> Merged:
    """One file of several; what contradicts is an error that names both places."""
    language = language_of(files.path)
    if language is None:
        return Merged(
            files.path, findings=(finding("S105", "not a file of a known language", path=files.path),)
        )
    try:
        made = _merged(language, files, choices)
        while choices.rename and made.conflicts:
            parts = renamed(language, files.parts, made.conflicts)
            if parts is None:
                break
            files = replace(files, parts=tuple(parts), as_split=frozenset())
            made = _merged(language, files, choices)
        return made
    except Refused as refused:
        return Merged(files.path, findings=refused.findings)


def _merged(language: Language, files: Files, choices: Choices) -> Merged:
    ledger, headers = Ledger(language, choices.choose), choices.headers
    first = files.base or files.parts[0]
    first = replace(first, around=replace(first.around, own=None))  # that tells of the original's statements
    base = cut(language, files.base) if files.base else None
    parts = [cut(language, alike(part, first)) for part in files.parts]
    bare = [_without_header(part, base, headers, is_untouched=part.path in files.as_split) for part in parts]
    own = {name for part in parts for name in _module_names(part.path)}
    if base is not None:
        pieces = joined(language, base, _in_order(bare, base), own, ledger)
    else:
        pieces = union(language, _with_docstring(bare, parts, headers), own, ledger)
    known = base.bound if base else frozenset()
    new = [piece for piece in pieces if not known.issuperset(piece.names)]
    for conflict in (*everywhere_alone(bare, new), *captured(language, bare, new)):
        ledger.contradiction(conflict)
    findings = [*(conflict.told() for conflict in ledger.conflicts), *ledger.findings]
    if ledger.conflicts:
        return Merged(files.path, findings=tuple(findings), conflicts=tuple(ledger.conflicts))
    text = text_of(pieces)
    data = encode(first, text)
    before = {part.path: encode(first, _blank(part, kept)) for part, kept in zip(parts, bare, strict=True)}
    original = Original(files.base.data, files.as_split) if files.base else None
    findings += check(files.path, data, before, first.around.conventions, ledger, original)
    findings += _repeated(files, bare)
    removed = [name for piece in ledger.removed for name in piece.tests or piece.names[:1]]
    if removed:
        words = f"no part has {', '.join(removed)} any more: what goes with the original"
        findings.append(finding("S956", words, path=files.path))
    whole = cut(language, replace(first, path=files.path, text=text, data=data))
    return Merged(
        files.path,
        data,
        whole.tests,
        tuple(findings),
        (),
        tuple(piece.name or piece.place for piece in ledger.edited),
        tuple(piece.name or piece.place for piece in ledger.added),
        tuple(removed),
        tuple(part.path for part in bare if part.tests),
        whole.bound,
    )


def _repeated(files: Files, parts: Sequence[Cut]) -> Iterator[Finding]:
    """What is to be said of tests that several parts have, alike: they ran once for each of them.

    What the split itself gave to several, only may be a test: a value that is named like one.
    """
    having: defaultdict[str, list[str]] = defaultdict(list)
    for part in parts:
        for test in dict.fromkeys(part.tests):
            having[test].append(part.path)
    of: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for test, paths in having.items():
        if len(paths) > 1 and not files.as_split.issuperset(paths):
            of[tuple(paths)].append(test)
    for having_them, tests in of.items():
        names = " and ".join(Path(path).name for path in having_them)
        words = f"{names} have the same {', '.join(tests)}: the one file has it once"
        yield finding("S970", words, path=files.path)


def _module_names(path: str) -> Iterator[str]:
    """What a part may be imported as: each tail of its path, as it is in packages or not."""
    words = Path(path).absolute().with_suffix("").parts[1:]
    return (".".join(words[at:]) for at in range(len(words)))


def alike(part: Source, base: Source) -> Source:
    """A part with the line endings of its original, if each has one kind of them."""
    kinds = [set(_ENDING.findall(one.text)) for one in (part, base)]
    if len(kinds[0]) != 1 or len(kinds[1]) != 1 or kinds[0] == kinds[1]:
        return part
    text = _ENDING.sub(kinds[1].pop(), part.text)
    return replace(part, text=text, newline=base.newline)


def _without_header(part: Cut, base: Cut | None, headers: Headers, *, is_untouched: bool) -> Cut:
    """A part without what a split wrote above its statements."""
    known = {piece.said for piece in base.pieces} if base else set()
    kept: list[Piece] = []
    for number, piece in enumerate(part.pieces):
        is_new_comment = piece.is_comment and piece.code.strip() and piece.said not in known
        if is_new_comment and (is_untouched or (number < 2 and headers.is_header(piece.code))):
            continue
        if piece.kind is UnitKind.DOCSTRING and piece.said not in known:
            continue
        kept.append(piece)
    return replace(part, pieces=tuple(kept), text=text_of(kept))


def _with_docstring(bare: Sequence[Cut], parts: Sequence[Cut], headers: Headers) -> list[Cut]:
    """The first part with what all parts' docstrings say beside what a split wrote, each once."""
    said: dict[str, None] = {}
    for part in parts:
        if part.module.docstring is not None and (text := headers.without(part.module.docstring.content)):
            said[without_number(text)] = None
    first = parts[0]
    own = next((piece for piece in first.pieces if piece.kind is UnitKind.DOCSTRING), None)
    if not said:
        return list(bare)
    newline = first.module.source.newline
    written = next(part.module.docstring for part in parts if part.module.docstring is not None)
    content = (2 * newline).join(said)
    if (
        own is not None
        and first.module.docstring is not None
        and content == first.module.docstring.content.strip()
    ):
        code = own.code
    else:
        quote = written.quote if len(written.quote) == 3 else 3 * written.quote
        end = newline if newline in content else ""
        code = f"{written.prefix}{quote}{content}{end}{quote}{newline}"
    docstring = Piece(
        UnitKind.DOCSTRING, own.gap if own else "", own.lead if own else "", code, 1, path=first.path
    )
    top = [piece for piece in bare[0].pieces if piece.kind is UnitKind.PREAMBLE]
    rest = [piece for piece in bare[0].pieces if piece.kind is not UnitKind.PREAMBLE]
    return [replace(bare[0], pieces=(*top, docstring, *rest)), *bare[1:]]


def _blank(part: Cut, kept: Cut) -> str:
    """A part's text with nothing where its header was, so that its lines have the same numbers."""
    stays = {id(piece) for piece in kept.pieces}
    newline = part.module.source.newline
    return "".join(
        piece.text if id(piece) in stays else newline * count_lines(piece.text) for piece in part.pieces
    )


def _in_order(parts: Sequence[Cut], base: Cut) -> list[Cut]:
    """The parts as their tests stood in the original."""
    order = {test: number for number, test in enumerate(base.tests)}
    return sorted(
        parts, key=lambda part: min((order.get(t, len(order)) for t in part.tests), default=len(order))
    )
