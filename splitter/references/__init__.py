"""Who else names a file that is split: CI, configuration, scripts, other tests, documentation.

By default (``--references report``), on a terminal or not, nothing of theirs is changed: what a person sees
before anything else of theirs is touched matters more than convenience, and a split that makes a job run
nothing must not end in silence. ``update`` has them name the parts, within the split's own transaction;
``ignore`` leaves the search out.

The way: ``project.listing`` has the files that git does not ignore, ``candidates`` reads each once a run,
``mentions`` finds paths, ids and modules, ``importers`` statements, ``patterns`` and ``regular_expressions``
what stands for several files, ``expressions`` words that pick tests, ``built`` names that code puts together;
``context`` tells whom a place speaks to. ``formats`` and ``slots`` say where one name can become several,
``rewriting`` does it, ``telling`` makes findings. All but what is ``pickled`` is read as text, so that
unknown formats are searched, too, and that nothing but the names is written anew: comments, order and quotes
stay as they are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from splitter.model.plan import Plan
from splitter.model.references import Edit, Fate, Kind, Reference, References
from splitter.project.listing import Listing, listing
from splitter.project.texts import ordinary
from splitter.project.top import marked, top_or_folder
from splitter.references.built import built
from splitter.references.candidates import candidates, has_patterns
from splitter.references.context import speaks_to_people
from splitter.references.expressions import expressions
from splitter.references.importers import importers
from splitter.references.mentions import mentions, renamed
from splitter.references.patterns import patterns
from splitter.references.pickled import pickled
from splitter.references.regular_expressions import regular_expressions, takes_all_anyway
from splitter.references.rewriting import Wish, rewritten
from splitter.references.subject import Subject, subject_of

__all__ = ["Search", "folded_references", "references", "top_for"]


_OWN = (b'"kind": "splitter', b"<!-- splitter review -->", b'content="splitter review"')
"""What begins that the tool itself has written: it names the file, and is about this very split."""


def top_for(path: Path) -> tuple[Path, bool]:
    """Where the search for those who name a file begins, and whether it goes below that.

    Outside of any project only the folder of the file is searched.
    """
    top = top_or_folder(path.parent)
    return top, marked(top) is not None


def references(plan: Plan, *, update: bool = False, docs: bool = False) -> References:
    """Where other files name the original of a plan that has parts.

    With ``update`` what they name is brought up to date where that can be told, in documentation and
    comments with ``docs`` alone.
    """
    top, deep = top_for(Path(plan.path))
    project = listing(top, deep=deep)
    subject = subject_of(plan, top, project)
    kin = {str(subject.folder / name) for name in _parts_of_it(plan)}
    found: list[Reference] = list(_links(project, top, subject))
    edits: list[Edit] = []
    for one in candidates(project, top, str(subject.path)):
        file, data = one.file, one.data
        found += built(data, subject, file, one.outlines, has_stem=one.has_stem)
        found += pickled(data, subject, file) if one.has_stem else ()
        text = data.decode("utf-8", "surrogateescape")
        found += expressions(text, subject, file) if one.picks else ()
        if not _may_name(data):
            continue
        # What is above the code of its parts is where they come from; a list there is one of any other file.
        said = _wishes(text, subject, file) if one.has_stem else ()
        wishes = [wish for wish in said if not (wish.prose and file in kin)]
        told = [_reference(text, wish, file) for wish in wishes]
        if update:
            told, after = _followed(text, wishes, told, subject, file, docs=docs)
            if after != text:
                edits.append(Edit(file, _bytes(text), _bytes(after)))
        found += told
        found += _patterns(text, subject, file, project.files, wishes) if one.has_patterns else ()
    return References(tuple(found), tuple(edits))


@dataclass(frozen=True)
class Search:
    """Where those who name a file are looked for."""

    top: Path
    """The project's."""
    files: tuple[str, ...]
    """Its files, as paths from there."""
    own: frozenset[str] = frozenset()
    """Those that are not asked."""
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """What files will say that are to be changed already."""


def folded_references(
    subjects: Sequence[Subject], search: Search, *, update: bool = False, docs: bool = False
) -> list[References]:
    """For each of several parts that become one file, who names it; with ``update`` they name that instead.

    One more has the edits of all. A part that is in another folder is told, and those who name it are left.
    """
    found: list[dict[Reference, None]] = [{} for _ in subjects]
    edits: list[Edit] = []
    for file in search.files:
        if file in search.own:
            continue
        said = search.texts.get(file, ordinary(search.top / file))
        text = before = said.decode("utf-8", "surrogateescape")
        takes = has_patterns(said, file)
        for subject, own in zip(subjects, found, strict=True):
            if not (os.fsencode(subject.path.stem) in said or takes) or not _may_name(said):
                continue
            wishes = list(_wishes(text, subject, file))
            told = [_reference(text, wish, file) for wish in wishes]
            if update and all("/" not in one.name for one in subject.successors):
                told, text = _followed(text, wishes, told, subject, file, docs=docs)
            own.update(dict.fromkeys(told))
            if takes:
                own.update(dict.fromkeys(_patterns(text, subject, file, search.files, wishes)))
        if text != before:
            edits.append(Edit(file, said, _bytes(text)))
    return [References(tuple(own)) for own in found] + [References(edits=tuple(edits))]


def _links(project: Listing, top: Path, subject: Subject) -> Iterator[Reference]:
    """Links elsewhere that lead to it: a link leads to one file, and is no text that could follow."""
    own = os.path.realpath(top / subject.path)
    for file, end in project.links:
        if end == own and file != str(subject.path):
            why = "a link leads to one file only"
            yield Reference(file, 1, 1, Kind.FILE, Fate.STALE, subject.path.name, (), why)


def have_changed(plan: Plan) -> bool:
    """Whether a file that is to follow is another one than when it was looked at."""
    top, _ = top_for(Path(plan.path))
    return any(ordinary(top / edit.path) != edit.before for edit in plan.edits if edit.before and edit.after)


def _parts_of_it(plan: Plan) -> frozenset[str]:
    """Its parts of an earlier split, whose headers name it."""
    return plan.source.around.kindred if plan.source else frozenset()


def _may_name(data: bytes) -> bool:
    """Whether a file is a text by which people or tools are told something, and not this tool's own."""
    return b"\0" not in data[:8192] and not any(mark in data[:1024] for mark in _OWN)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _wishes(text: str, subject: Subject, file: str) -> Iterator[Wish]:
    """What should be said where the original is named, in the order of the text."""
    imports = list(importers(text, subject, file))
    is_code = PurePosixPath(file).suffix == subject.path.suffix
    found = [
        Wish(
            one.start,
            one.end,
            Kind.MODULE,
            one.modules,
            not is_code and speaks_to_people(file, text, one.start),
            one.why,
            one.text,
        )
        for one in imports
    ]
    stuck = {one.used_as: one.why for one in imports if one.used_as}
    for expression in regular_expressions(text, subject, file):
        if expression.instead is not None:
            start, end, words = expression.instead
            found.append(Wish(start, end, Kind.PATTERN, (words,)))
    others = [(one.start, max(one.end, one.start + 1)) for one in found]
    for mention in mentions(text, subject, file):
        if any(start < mention.end and mention.start < end for start, end in others):
            continue
        if takes_all_anyway(mention.start, text, subject, file):
            continue
        said = stuck.get(f"{mention.before}{subject.path.stem}") or renamed(mention, subject)
        new = () if isinstance(said, str) else tuple(dict.fromkeys(said))
        prose = speaks_to_people(file, text, mention.start)
        why = said if isinstance(said, str) else ""
        found.append(Wish(mention.start, mention.end, mention.kind, new, prose, why))
    still = (one for one in found if one.new != (text[one.start : one.end],))  # what stays keeps its name
    yield from sorted(still, key=lambda one: one.start)


def _patterns(
    text: str, subject: Subject, file: str, files: Sequence[str], wishes: Sequence[Wish]
) -> Iterator[Reference]:
    """What stands for several files, and does not name this one."""
    for one in regular_expressions(text, subject, file):
        if not any(one.start <= wish.start < one.end for wish in wishes):
            fate = Fate.PARTLY if one.takes else Fate.NEWLY
            why = "" if one.takes else "leaves out" if one.leaves_out else "takes"
            old = " ".join(one.pattern.split())  # it may be of several lines
            yield Reference(file, *place(text, one.start), Kind.PATTERN, fate, old, one.names, why)
    yield from patterns(text, subject, file, files)


def _reference(text: str, wish: Wish, file: str) -> Reference:
    line, column = place(text, wish.start)
    fate = Fate.PROSE if wish.prose else Fate.STALE
    said = text[wish.start : wish.end]
    return Reference(file, line, column, wish.kind, fate, said, wish.new, wish.why)


def _followed(
    text: str,
    wishes: Sequence[Wish],
    told: Sequence[Reference],
    subject: Subject,
    file: str,
    *,
    docs: bool,
) -> tuple[list[Reference], str]:
    """The references with what becomes of them, and the text that says the new names."""
    asked = [index for index, wish in enumerate(wishes) if not wish.why and (docs or not wish.prose)]
    done = rewritten(text, [wishes[index] for index in asked], subject, file)
    result = list(told)
    for number, index in enumerate(asked):
        why = done.left.get(number)
        fate = Fate.FOLLOWED if why is None else told[index].fate
        new = done.needed.get(number, told[index].new)
        result[index] = replace(told[index], fate=fate, why=why or "", new=new)
    return result, done.text


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1 on."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
