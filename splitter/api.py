"""One file from its path to its parts, in three steps: ``load``, ``plan``, ``carry_out``.

Commands, folder runs, plan files and the library's verbs stand on these. A step takes and gives values,
so that each may be made in another process; what refuses a file travels in its plan.
"""

from __future__ import annotations

import os
import time
from collections.abc import Set
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from splitter.config import loading
from splitter.config import settings as config
from splitter.config.settings import Settings
from splitter.model import plan as model
from splitter.model.catalogue import finding
from splitter.model.finding import ANY_SIZE, Limit, Refused
from splitter.model.progress import Progress, untold

if TYPE_CHECKING:
    from splitter.grouping.given import GivenGrouping
    from splitter.grouping.group_file import GroupFile
    from splitter.model.module import Source
    from splitter.model.surroundings import Importers
    from splitter.planning.reasons import Reasons
    from splitter.timing.durations import Durations


class GitMode(Enum):
    """What git gets to see of a split."""

    TREE = "tree"
    COMMIT = "commit"
    BLAME = "blame"


class Plan(model.Plan):
    """A plan with its two verbs, for users of the library."""

    def diff(self) -> str:
        """The plan as a git-style patch; raises ``Refused`` if the plan is not ``ok``."""
        from splitter.reporting.diff import patch

        return patch(self)

    def apply(self) -> tuple[str, ...]:
        """Write the parts and retire the original: all files or none.

        Returns the paths of the parts. Raises ``Refused`` if the plan is not ``ok``, if the file
        changed since, or if a target exists.
        """
        from splitter.transaction import apply

        return apply(self)


@dataclass(frozen=True)
class Inputs:
    """All that the plan of one file is made from."""

    source: Source
    settings: Settings
    template: str = field(repr=False)
    """The text of the header template; empty for a file of no known language, which needs none."""
    groups: GroupFile | None = None
    """A grouping that the user asks for."""
    durations: Durations | None = None
    """How long its tests take, where that was recorded."""


@dataclass(frozen=True)
class Planned:
    """A plan with what made it."""

    plan: model.Plan
    settings: Settings = field(default_factory=Settings)
    template: str = ""


def load(
    path: str,
    reserved: Set[str] = frozenset(),
    /,
    group: str | None = None,
    data: bytes | None = None,
    importers: Importers | None = None,
    **options: Any,
) -> Inputs:
    """Read a file, its configuration with ``options`` over it, what is around it, and its template.

    ``data`` are its bytes, if not those that stand there.

    ``group`` is the path of a group file, by which a file is split whatever its size; ``reserved`` are names
    in its folder that others will take: see :mod:`splitter.planning.claims`. ``importers`` are looked for
    if they are not given.
    Raises ``Refused`` for what can't be read, ``TypeError`` for an unknown option.
    """
    from splitter.grouping import group_file
    from splitter.languages import read_source, source_of
    from splitter.timing import records

    settings = config.merge(loading.load(Path(path)), **options)
    source = read_source(Path(path)) if data is None else source_of(path, data)
    if settings.max_seconds is not None and settings.durations is None:
        raise Refused(finding("S603", "--max-seconds needs --durations FILE: how long each test takes"))
    limit = ANY_SIZE if group else None
    inputs = complete(source, settings, reserved=reserved, limit=limit, importers=importers)
    return replace(
        inputs,
        groups=group_file.load(Path(group)) if group else None,
        durations=records.load(Path(settings.durations), path) if settings.durations else None,
    )


def complete(
    source: Source,
    settings: Settings,
    template: str | None = None,
    *,
    reserved: Set[str] = frozenset(),
    limit: Limit | None = None,
    importers: Importers | None = None,
) -> Inputs:
    """A file that is read already, with what is around it, and with its template if none is given.

    What is around a file within the ``limit`` (by default that of the settings) is not looked at. Raises
    ``Refused``.
    """
    from splitter.languages import language_of, placed
    from splitter.rendering import templates

    language = language_of(source.path)
    if template is None:
        template = "" if language is None else templates.load(settings.template or language.template)
    source = placed(source, settings, limit, importers)
    around = replace(source.around, taken=source.around.taken | reserved) if reserved else source.around
    shared = language.sharing.fixtures_file if language and language.sharing else ""
    if around.reach is not None and shared in reserved:
        claimed = f"{shared} is made by another file of this run"
        around = replace(around, reach=replace(around.reach, barred=around.reach.barred or claimed))
    source = source if around is source.around else replace(source, around=around)
    return Inputs(source, settings, template)


def plan(inputs: Inputs, given: GivenGrouping | None = None) -> model.Plan:
    """What would become of the file, proved; ``given`` is a grouping to follow instead of making one."""
    from splitter.planning.plan import plan as made
    from splitter.processes.collector import collector_paused

    with collector_paused():
        return made(inputs.source, inputs.settings, inputs.template, given or inputs.groups, inputs.durations)


def reasons_for_tie(path: str, one: str, other: str, /, **options: Any) -> Reasons:
    """Why two tests of a file stay together, whatever its size; raises ``Refused``."""
    from splitter.languages import read_source
    from splitter.planning.reasons import reasons

    settings = config.merge(loading.load(Path(path)), **options)
    inputs = complete(read_source(Path(path)), settings, template="", limit=ANY_SIZE)
    return reasons(inputs.source, settings, one, other)


def planned(path: str, reserved: Set[str] = frozenset(), /, **options: Any) -> Planned:
    """``load`` and ``plan``; what refuses the file is in the plan.

    Raises ``TypeError`` for an unknown option.
    """
    from splitter.processes.collector import collector_paused

    with collector_paused():  # once for both steps, which share a syntax tree
        try:
            inputs = load(path, reserved, **options)
        except Refused as refused:
            return Planned(refusal(path, _if_split(path, refused)))
        return referred(Planned(plan(inputs), inputs.settings, inputs.template))


def referred(made: Planned) -> Planned:
    """With what becomes of other files: data goes with its tests, and it is seen who names the original.

    That is not looked for where the original stays, or the settings say to ignore it.
    """
    made = _as_git_takes_it(_with_extension(_with_data(made)))
    settings, plan = made.settings, made.plan
    if not plan.ok or not plan.parts or settings.references == "ignore" or settings.retire == "keep":
        return made
    from splitter.references import references, top_for
    from splitter.references.telling import findings, unfollowed

    seen = references(plan, update=settings.references == "update", docs=settings.update_docs)
    top = top_for(Path(plan.path))[0]
    stuck = tuple(unfollowed(plan, seen.found, top))
    if stuck:
        return replace(made, plan=plan.stopped(*stuck))
    told = plan.told(*findings(plan.path, seen.found, top, stays=plan.stays is not None))
    return replace(made, plan=replace(told, references=seen.found, edits=(*plan.edits, *seen.edits)))


def _as_git_takes_it(made: Planned) -> Planned:
    """Stopped where git would pass over a new file: a part that is in no commit has lost its tests."""
    from splitter.project.listing import ignored_beside

    plan = made.plan
    names = [output.name for output in plan.new_files]
    ignored = ignored_beside(Path(plan.path), names) if plan.ok and names else []
    if not ignored:
        return made
    found = [
        finding("S405", f"git would ignore {name!r}, and not the original", path=plan.path)
        for name in ignored
    ]
    return replace(made, plan=plan.stopped(*found))


def _with_data(made: Planned) -> Planned:
    """With the files that go with their tests, which are found by the name of the file."""
    from splitter.references.data import Undecided, moved

    plan = made.plan
    if not plan.ok or not plan.parts or plan.source is None or not plan.source.around.keyed:
        return made
    names = ", ".join(plan.source.around.keyed)
    try:
        if made.settings.retire == "keep":
            raise Undecided("the original stays")
        edits = moved(plan)
    except (OSError, Undecided) as error:
        message = f"its tests find {names} by the file's name: {error}"
        return replace(made, plan=plan.stopped(finding("S113", message, path=plan.path)))
    count = sum(edit.before is not None for edit in edits)
    told = plan.told(finding("S156", f"{count} files go with their tests: {names}", path=plan.path))
    return replace(made, plan=replace(told, edits=edits))


def _with_extension(made: Planned) -> Planned:
    """With the file of fixtures that is there already among those that follow."""
    from splitter.model.references import Edit
    from splitter.project.top import top_or_folder

    plan, extension = made.plan, made.plan.extension
    if extension is None:
        return made
    folder = Path(plan.path).parent.resolve()
    name = (folder / extension.name).relative_to(top_or_folder(folder)).as_posix()
    edit = Edit(name, extension.before, extension.after)
    return replace(made, plan=replace(plan, edits=(*plan.edits, edit)))


def _if_split(path: str, refused: Refused) -> Refused:
    """What refuses a file, which is something else if the file is not there because it was split."""
    from splitter import transaction

    if os.path.lexists(path) or (made := transaction.split_of(Path(path))) is None:
        return refused
    when = time.strftime("%Y-%m-%d at %H:%M", time.localtime(made.time / 1e9))
    words = f"it was split into {len(made.parts)} parts on {when}, the first of them {made.parts[0]}"
    return Refused(finding("S478", words, path=path))


def refusal(path: str, refused: Refused) -> model.Plan:
    """The plan of a file that can't be planned."""
    return model.Plan(path, "", 0, "", (), Limit(), "", findings=refused.findings)


def checked(made: Planned) -> Planned:
    """With what would refuse it if it were carried out now, if anything would."""
    if not made.plan.ok or not made.plan.parts:
        return made
    from splitter import transaction

    try:
        transaction.check(made.plan)
    except Refused as refused:
        findings = (*made.plan.findings, *refused.findings)
        return replace(made, plan=replace(made.plan, findings=findings, parts=(), outputs=()))
    return made


def renewed(made: Planned) -> Planned:
    """With other files as they are now, if one of those that follow has changed since it was looked at.

    Raises ``Refused`` if the split can't be made any more.
    """
    from splitter.references import have_changed

    if not made.plan.edits or not have_changed(made.plan):
        return made
    known = tuple(found for found in made.plan.findings if found.code not in _OF_REFERENCES)
    plan = replace(_extended_anew(made.plan), findings=known, references=(), edits=())
    again = referred(replace(made, plan=plan))
    if not again.plan.ok:
        raise Refused(*again.plan.errors)
    return again


def _extended_anew(plan: model.Plan) -> model.Plan:
    from splitter.languages import language_of
    from splitter.planning.extending import extended_anew

    language = language_of(plan.path)
    if plan.extension is None or language is None or not (language.around and language.around.reach):
        return plan
    return extended_anew(plan, language, language.around.reach(Path(plan.path)))


_OF_REFERENCES = frozenset({"S150", "S151", "S152", "S153", "S154", "S156", "S932", "S933"})


def carry_out(
    made: Planned, mode: GitMode, run: str | None = None, told: Progress = untold
) -> tuple[str, ...]:
    """The paths of the parts; raises ``Refused``, with nothing written but where that says so (S472).

    ``run`` is what splits of several processes have in common, if not that they are of this one. ``told``
    gets to know how far git is, which takes its time where blame is to follow.
    """
    from splitter import transaction

    made = renewed(made)
    run = run or transaction.history.RUN
    if mode is GitMode.TREE:
        return transaction.apply(made.plan, run)
    from splitter.git import blame, committing

    transaction.check(made.plan)
    message = made.settings.commit_message
    if mode is GitMode.COMMIT:
        return transaction.apply(made.plan, run, commit=committing.prepared(made.plan, message))
    return transaction.apply(made.plan, run, commit=blame.prepared(made.plan, message, told))


def with_verbs(plan: model.Plan) -> Plan:
    """The same plan as users of the library get it."""
    return Plan(**{each.name: getattr(plan, each.name) for each in fields(plan)})
