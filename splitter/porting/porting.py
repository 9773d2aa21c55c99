"""Changes of a branch to the files that were split, as changes of their parts: planned, then carried out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from splitter.config import loading
from splitter.languages import conventions_of, language_of, source_of
from splitter.languages.language import Language
from splitter.merging.families import Family
from splitter.merging.pieces import cut
from splitter.merging.versions import Choose, Ledger
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, Severity
from splitter.model.plan import OutputFile
from splitter.model.surroundings import Surroundings
from splitter.porting.counting import Counted, counted
from splitter.porting.division import EXACT, Division, candidates, divided, likeness, whole
from splitter.porting.family import family_of, fixtures_given, recorded_homes
from splitter.porting.homes import homes
from splitter.porting.incoming import Incoming, Version
from splitter.porting.part import Reader, Versions, headed
from splitter.porting.place import Places
from splitter.porting.threeway import Context
from splitter.reading.source import encode
from splitter.transaction.rewriting import FileChange, rewrite


@dataclass(frozen=True)
class Ported:
    """What becomes of the parts of one file."""

    path: str
    """The file that was split, as the user may name it."""
    changes: tuple[FileChange, ...] = ()
    counted: Counted = field(default=Counted())
    conflicts: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it may be carried out."""
        return not any(found.severity is Severity.ERROR for found in self.findings)


@dataclass(frozen=True)
class PortPlan:
    """What becomes of all files that were split, and which others the branch touches."""

    name: str
    files: tuple[Ported, ...]
    others: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether it may be carried out: all files, or none."""
        return all(one.ok for one in self.files)


def plan(changes: Incoming, choose: Choose) -> PortPlan:
    """The changes to files that were split, carried to their parts; nothing is written."""
    files: list[Ported] = []
    others: list[str] = []
    for path in changes.paths:
        shown = Path(os.path.relpath(changes.top / path))
        try:
            family = family_of(shown, changes.revision) if language_of(path) else None
            if family is None:
                others.append(path)
            else:
                version = changes.version(path, family.base)
                files.append(_Port(changes.name, path, family, version, choose).ported())
        except Refused as refused:
            files.append(Ported(str(shown), findings=refused.findings))
    return PortPlan(changes.name, tuple(files), tuple(others))


class _Port:
    """The parts of one file, in the three versions that they have."""

    def __init__(self, name: str, file: str, family: Family, version: Version, choose: Choose) -> None:
        if version.data is None:
            words = f"{name} takes it away: look what its parts are to be"
            raise Refused(finding("S965", words, path=family.path))
        self._path, self._name = Path(family.path), name
        self._parts = {part: data for part, data in family.parts if self._is_part(part, data, version)}
        self._base, self._theirs = version.base, version.data
        language = language_of(family.path)
        assert language is not None
        self._language: Language = language
        self._given = fixtures_given(self._path, language, family)
        if self._given is not None:
            self._parts[self._given.name] = self._given.now
        self._around = Surroundings(conventions=conventions_of(language, self._path.parent.resolve()))
        text = version.data.decode("utf-8", "replace")
        self._places = Places(name, file, text)
        self._ledger = Ledger(language, choose)
        self._said = ["", ""]

    def _is_part(self, part: str, data: bytes, version: Version) -> bool:
        """A merge that is under way leaves the branch's file where the original was: that is no part."""
        return part != self._path.name or data not in (version.base, version.data)

    def ported(self) -> Ported:
        """What becomes of the parts; raises ``Refused``."""
        if self._base == self._theirs:
            return Ported(str(self._path))
        before, after = self._divisions()
        reader = Reader(self._language, self._around, before.source)
        context = Context(self._language, self._ledger, self._places, after.bound)
        self._said = [one.whole.docstring for one in (before, after)]
        outputs = before.outputs, after.outputs
        for name in self._parts.keys() & outputs[0].keys():
            for said, piece in reader.edited(self._shown(name), outputs[0][name], self._parts[name]):
                versions = context.edited.setdefault(said, [])
                versions += [piece] if piece.said not in {one.said for one in versions} else []
        changes: list[FileChange] = []
        findings: list[Finding] = []
        for name in dict.fromkeys([*outputs[0], *outputs[1]]):
            change, told = self._part(name, outputs[0].get(name), outputs[1].get(name), reader, context)
            changes += [change] if change is not None else []
            findings += told
        findings = [*(one.told() for one in self._ledger.conflicts), *self._ledger.findings, *findings]
        findings += after.news(before)
        counts = counted(str(self._path), self._base, self._theirs, self._around.conventions)
        return Ported(
            str(self._path),
            tuple(changes),
            counts,
            len(self._ledger.conflicts),
            tuple(dict.fromkeys(findings)),
        )

    def _shown(self, name: str) -> str:
        return str(self._path.parent / name)

    # The three versions

    def _divisions(self) -> tuple[Division, Division]:
        """The base and the branch's file, divided as the parts are."""
        known = self._known_homes()
        settings = loading.load(self._path)
        tested = set(known.values())
        best: tuple[int, Division, dict[str, str]] | None = None
        refused: Refused | None = None
        for one in candidates(settings, list(self._parts), tested, self._path.name):
            try:
                first = whole(str(self._path), self._base, one, self._parts, self._given)
                where = homes(first.tests, known, first.ties())
                made = divided(first, where, list(self._parts))
            except Refused as why:
                refused = refused or why
                continue
            score = likeness(made, {n: d.decode("utf-8", "replace") for n, d in self._parts.items()})
            if best is None or score > best[0]:
                best = (score, made, where)
            if score == EXACT:
                break
        if best is None:
            assert refused is not None
            raise refused
        _, made, where = best
        second = whole(str(self._path), self._theirs, made.whole.inputs.settings, self._parts, self._given)
        wanted = homes(second.tests, {**known, **where}, second.ties(), made.whole.tests)
        return made, divided(second, wanted, list(self._parts))

    def _known_homes(self) -> dict[str, str]:
        """The part of each test: where it is, else where the split put it."""
        found = {test: part for test, part in recorded_homes(self._path).items() if part in self._parts}
        for name, data in reversed(self._parts.items()):
            found.update(dict.fromkeys(self._tests(name, data), name))
        return found

    def _tests(self, name: str, data: bytes) -> Sequence[str]:
        source = replace(source_of(self._shown(name), data), around=self._around)
        return cut(self._language, source).tests

    # One part

    def _part(
        self,
        name: str,
        base: OutputFile | None,
        theirs: OutputFile | None,
        reader: Reader,
        context: Context,
    ) -> tuple[FileChange | None, list[Finding]]:
        ours, shown = self._parts.get(name), self._shown(name)
        if base is not None and theirs is not None:
            theirs = headed(theirs, base)
            if base.text == theirs.text:
                return self._documented(shown, ours, ours)
            if ours is None:
                return None, [
                    finding("S967", f"{self._name} changes what was in it, and it is gone", path=shown)
                ]
            versions = Versions(shown, base, ours, theirs)
            data = reader.written(versions)
            found: list[Finding] = []
            if data is None:
                data, found = reader.together(versions, context)
            change, told = self._documented(shown, ours, data)
            return change, [*found, *told]
        if theirs is not None:
            if ours is not None:
                return None, [finding("S967", "it is in the way of a part that would be new", path=shown)]
            return FileChange(shown, None, theirs.data), []
        if ours is None or base is None:
            return None, []
        if reader.written(Versions(shown, base, ours, base)) is None:
            words = f"{self._name} takes away all that was in it, and it was edited"
            return None, [finding("S967", words, path=shown)]
        return FileChange(shown, ours, None), []

    def _documented(
        self, path: str, ours: bytes | None, data: bytes | None
    ) -> tuple[FileChange | None, list[Finding]]:
        """The change of a part, in whose header the docstring is what the branch makes of it."""
        if ours is None or data is None:
            return None, []
        found: list[Finding] = []
        old, new = self._said
        if old != new and not self._is_older(path):
            source = source_of(path, data)
            if source.text.count(old) == 1 and old:
                data = encode(source, source.text.replace(old, new))
            else:
                words = f"{self._name} changes the docstring, and this part does not have it"
                found.append(finding("S969", words, path=path))
        return (FileChange(path, ours, data) if data != ours else None), found

    def _is_older(self, path: str) -> bool:
        """Whether a file was there before the split: it has a docstring of its own."""
        given = self._given
        return given is not None and given.before is not None and path == self._shown(given.name)


def carry_out(made: PortPlan) -> PortPlan:
    """The plan done; what refuses a file is among its findings."""
    done: list[Ported] = []
    for one in made.files:
        try:
            if one.changes:
                rewrite(one.changes, made.name)
            done.append(one)
        except Refused as refused:  # noqa: PERF203 - each is all or nothing
            done.append(replace(one, findings=(*one.findings, *refused.findings)))
    return replace(made, files=tuple(done))
