"""``splitter adr``: keep the decision record and the contributors' document up to date."""

from __future__ import annotations

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
            metavar="PATH", help="Where the test files are, for the record. (default: .)", show_default=False
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
    template: Annotated[
        str | None,
        typer.Option(help="Template of the record, instead of the tool's own.", metavar="FILE"),
    ] = None,
    exclude: given.Exclude = None,
) -> None:
    """Write down the limit: as a decision record, and in a document for contributors.

    Only text between splitter's marks is changed in what is there already. Exit code 0: done. 2: not.
    """
    from splitter.config import loading
    from splitter.config import settings as config
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings

    if write is None and document is None:
        raise typer.BadParameter("say what to write: --write DIR or --document FILE")
    options = {"max_tests": max_tests, "max_lines": max_lines, "reason": reason, "issue": issue, "adr": adr}
    options |= {"runtime": runtime, "version": runtime_version, "threshold": threshold}
    roots = [str(path) for path in paths or [Path()]]
    try:
        settings = config.merge(loading.load(Path(roots[0])), **options)
        failed = write is not None and _write_record(
            write, roots, settings, options, template or "adr.md.jinja", exclude or []
        )
        if document is not None:
            _keep_block(document, settings)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    raise typer.Exit(2 if failed else 0)


def _write_record(
    folder: Path,
    roots: list[str],
    settings: Settings,
    options: dict[str, Any],
    template: str,
    exclude: list[str],
) -> bool:
    """Write or renew the record; says whether something could not be looked at for it."""
    from datetime import date

    from splitter import adr as records
    from splitter.files import LARGEST_SETTING
    from splitter.rendering import templates
    from splitter.rendering.template_text import rendered
    from splitter.reporting.findings import print_findings

    surveyed = records.survey(roots, options, exclude, Path.cwd())
    print_findings(surveyed.findings)
    file, name = records.record_in(folder, settings.adr)
    values: dict[str, Any] = {"name": name, "title": records.TITLE, "date": date.today().isoformat()}
    values |= records.values_of(settings, surveyed)
    text = rendered(templates.load(template), values, most=LARGEST_SETTING)
    old = _old(file)
    _put(file, old, records.renewed(old, text, str(file)) if old is not None else text)
    return bool(surveyed.findings)


def _keep_block(file: Path, settings: Settings) -> None:
    from splitter import adr as records
    from splitter.rendering import templates
    from splitter.rendering.template_text import rendered

    text = rendered(templates.load("document.md.jinja"), records.values_of(settings))
    old = _old(file)
    _put(file, old, records.with_block(old or "", "limit", text, str(file)))


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
