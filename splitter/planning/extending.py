"""Fixtures that go to the folder's file of fixtures where there is one: its bytes with them, proved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Refused, Severity
from splitter.model.module import Module, Source, UnitKind
from splitter.model.plan import Extension, OutputFile, Part, PartRole, Plan
from splitter.model.surroundings import FixturesReach, Surroundings
from splitter.reading.source import decode, encode
from splitter.rendering.extension import Unextendable, extended_text

_WHOLE = Settings(max_tests=10**9)
"""Which classes might be divided is not asked for here."""


def extended(plan: Plan, language: Language, settings: Settings) -> Plan:
    """The plan with its fixtures in the file that is there; raises ``Unextendable``."""
    part = next((part for part in plan.parts if part.role is PartRole.FIXTURES), None)
    around = plan.source.around if plan.source else None
    if part is None or around is None or around.fixtures_file is None or settings.layout != "flat":
        return plan
    added = next(output for output in plan.outputs if output.name == part.name)
    try:
        extension = _extension(plan, language, added, around.fixtures_file)
    except Unextendable as why:
        raise Unextendable(f"{added.name}: {why}") from why
    names = _words(plan, part)
    return replace(
        plan,
        parts=tuple(one for one in plan.parts if one is not part),
        outputs=tuple(one for one in plan.outputs if one is not added),
        extension=extension,
    ).told(finding("S218", f"{names}: added to {part.name}", path=plan.path))


def extended_anew(plan: Plan, language: Language, reach: FixturesReach) -> Plan:
    """The plan for what the file is by now; raises ``Refused`` (S219) where it can't get the fixtures."""
    extension = plan.extension
    if extension is None or plan.source is None or reach.there == extension.before:
        return plan
    try:
        if reach.barred or reach.there is None:
            raise Unextendable(reach.barred or "it is gone")
        flaw = language.sharing.fixtures_flaw if language.sharing else None
        if flaw and (why := flaw(extension.added.data, reach.others, plan.source.around)):
            raise Unextendable(why)
        return replace(plan, extension=_extension(plan, language, extension.added, reach.there))
    except Unextendable as why:
        path = str(PurePath(plan.path).with_name(extension.name))
        raise Refused(finding("S219", f"it was changed since it was looked at: {why}", path=path)) from why


def _extension(plan: Plan, language: Language, added: OutputFile, there: bytes) -> Extension:
    assert plan.source is not None
    assert language.sharing is not None
    source = plan.source
    plain = Surroundings(conventions=source.around.conventions)
    try:
        before = replace(decode(added.name, there), around=plain)
        more = replace(source, path=added.name, text=added.text, data=added.data, around=plain)
        modules, style = (_read(language, before), _read(language, more)), source.around.import_style
        for futures in (False, True):
            after = encode(before, extended_text(*modules, style, futures=futures))
            check = language.sharing.extension_flaw
            flaw = check(source.data, there, added.data, after) if check else ""
            if not flaw:
                return Extension(added.name, there, after, added)
    except Refused as refused:
        raise Unextendable(refused.findings[0].message) from refused
    raise Unextendable(flaw)


def _read(language: Language, source: Source) -> Module:
    module = language.read(source, _WHOLE)
    if errors := [found for found in module.findings if found.severity is Severity.ERROR]:
        raise Refused(*errors)
    return module


def _words(plan: Plan, part: Part) -> str:
    fixtures = [
        unit.words for unit in map(plan.units.__getitem__, part.units) if unit.kind is UnitKind.FIXTURE
    ]
    return ", ".join(fixtures[:3]) + (", ..." if len(fixtures) > 3 else "")
