"""``splitter adr``: keep the decision record and the contributors' document up to date."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from splitter.config.settings import Settings


def adr(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH...",
            help="Where the test files are, for the record. (default: .)",
            show_default=False,
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(help="Write or bring up to date the decision record in this folder.", metavar="DIR"),
    ] = None,
    document: Annotated[
        Path | None,
        typer.Option(help="Keep a block with the limit and the commands in FILE.", metavar="FILE"),
    ] = None,
    max_tests: given.MaxTests = None,
    max_lines: given.MaxLines = None,
    reason: given.Reason = None,
    issue: given.Issue = None,
    adr: given.Adr = None,
    runtime: given.Runtime = None,
    runtime_version: given.RuntimeVersion = None,
    threshold: given.Threshold = None,
    superseded_by: Annotated[
        str | None, typer.Option(help="Say that another decision holds now.", metavar="ADR")
    ] = None,
    resolved: Annotated[
        str | None,
        typer.Option(help="Say that the reason is gone, once nothing is split any more.", metavar="REASON"),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(help="Template of the record, instead of the tool's own.", metavar="FILE"),
    ] = None,
    exclude: given.Exclude = None,
) -> None:
    """Write down the limit: as a decision record, and in a document for contributors.

    Only text between splitter's marks is changed in what is there already.

    Exit code 0: done. 2: not.
    """
    from splitter.config import loading
    from splitter.config import settings as config
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings

    if write is None and document is None:
        raise typer.BadParameter("say what to write: --write DIR or --document FILE")
    if write is None and (resolved or superseded_by):
        raise typer.BadParameter("--resolved and --superseded-by are of the record: --write DIR")
    options = {"max_tests": max_tests, "max_lines": max_lines, "reason": reason, "issue": issue, "adr": adr}
    options |= {"runtime": runtime, "version": runtime_version, "threshold": threshold}
    roots = [str(path) for path in paths or [Path()]]
    try:
        settings = config.merge(loading.load(Path(roots[0])), **options)
        ending = _Ending(resolved or "", superseded_by or "")
        failed = write is not None and _write_record(
            write, roots, settings, options, template or "adr.md.jinja", exclude or [], ending
        )
        if document is not None:
            _keep_block(document, settings)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    raise typer.Exit(2 if failed else 0)


@dataclass(frozen=True)
class _Ending:
    """How the user says that a decision ends."""

    resolved: str
    by: str


def _write_record(
    folder: Path,
    roots: list[str],
    settings: Settings,
    options: dict[str, Any],
    template: str,
    exclude: list[str],
    ending: _Ending,
) -> bool:
    """Write or renew the record; says whether something could not be looked at for it."""
    from datetime import date

    from splitter.adr import documents
    from splitter.adr.life import life_of, lived_on
    from splitter.adr.marks import renewed
    from splitter.adr.survey import survey
    from splitter.files import LARGEST_SETTING
    from splitter.rendering import templates
    from splitter.rendering.template_text import rendered
    from splitter.reporting.findings import print_findings

    surveyed = survey(roots, options, exclude, Path.cwd())
    print_findings(surveyed.findings)
    file, name = documents.record_in(folder, settings.adr)
    old, today = _old(file), date.today().isoformat()
    life = lived_on(life_of(old or ""), surveyed.split, today, resolved=ending.resolved, by=ending.by)
    values: dict[str, Any] = {"name": name, "title": documents.TITLE, "date": today}
    values |= documents.values_of(settings, surveyed, life)
    text = rendered(templates.load(template), values, most=LARGEST_SETTING)
    _put(file, old, renewed(old, text, str(file)) if old is not None else text)
    return bool(surveyed.findings)


def _keep_block(file: Path, settings: Settings) -> None:
    from splitter.adr import documents
    from splitter.adr.marks import with_block
    from splitter.rendering import templates
    from splitter.rendering.template_text import rendered

    text = rendered(templates.load("document.md.jinja"), documents.values_of(settings))
    old = _old(file)
    _put(file, old, with_block(old or "", "limit", text, str(file)))


def _old(file: Path) -> str | None:
    """The text that is there, ``None`` where nothing is; raises ``Refused``."""
    from splitter.files import read_whole
    from splitter.model.catalogue import finding
    from splitter.model.finding import Refused

    try:
        return read_whole(file).decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(finding("S816", f"it can't be read: {error}", path=str(file))) from error


def _put(file: Path, old: str | None, new: str) -> None:
    from splitter.files import replace_text
    from splitter.model.catalogue import finding
    from splitter.model.finding import Refused
    from splitter.reporting.terminal import visible

    if old == new:
        typer.echo(visible(f"{file}: nothing to change"), err=True)
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(finding("S814", error.strerror or str(error), path=str(file))) from error
    replace_text(file, new)
    typer.echo(visible(f"{file}: {'written' if old is None else 'brought up to date'}"), err=True)
