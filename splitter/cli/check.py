"""``splitter check``: the guard that keeps test files within the limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from splitter.cli import options as given
from splitter.cli.formats import Format, format_of, format_option, print_told

if TYPE_CHECKING:
    from splitter.check.baseline import Baseline
    from splitter.check.cache import Cache
    from splitter.check.counts import Counter
    from splitter.check.folders import Verdicts

_OWN = {
    Format.JSON: "splitter.check.formats.json",
    Format.JUNIT: "splitter.check.formats.junit",
}


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Test files and folders. (default: .)", show_default=False),
    ] = None,
    max_tests: given.MaxTests = None,
    max_lines: given.MaxLines = None,
    soft_limit: Annotated[
        int | None, typer.Option(help="Warn above this number of tests.", metavar="N")
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(help="Bear with the files that FILE lists, unless they grow.", metavar="FILE"),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            help="List the files that are over the limit in FILE; with --baseline, entries only shrink.",
            metavar="FILE",
        ),
    ] = None,
    output_format: Annotated[str, format_option(*_OWN)] = "full",
    stdin_filename: given.StdinFilename = None,
    exclude: given.Exclude = None,
    force_exclude: given.ForceExclude = False,
    jobs: given.Jobs = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Count anew, and keep no counts in .splitter_cache.")
    ] = False,
    quiet: given.Quiet = False,
) -> None:
    """Find test files that are over the limit.

    Counts tests as split does, in parts and originals alike.

    Exit code 0: within the limit. 1: over it. 2: something could not be looked at.
    """
    from splitter.check.folders import check as judge
    from splitter.check.formats.text import summary
    from splitter.languages import TEST_FILES
    from splitter.model.finding import Refused
    from splitter.reading.discovery import find

    how = format_of(output_format, *_OWN)
    text = given.text_of(paths, stdin_filename)
    options = {"max_tests": max_tests, "max_lines": max_lines, "soft_limit": soft_limit}
    try:
        bears = _baseline(baseline, write_baseline)
        files = find(
            [str(path) for path in ([stdin_filename] if stdin_filename else paths or [Path()])],
            TEST_FILES,
            options,
            exclude=exclude or (),
            force_exclude=force_exclude,
        )
        borne = None if write_baseline and not baseline else bears
        verdicts = judge(
            files,
            borne,
            _counter(jobs),
            text,
            cache=_cache(none=no_cache or text is not None),
            every_count=bool(write_baseline) or how is Format.JSON,
        )
        if write_baseline:
            raise typer.Exit(_write_baseline(write_baseline, bears, verdicts, shrink=bool(baseline)))
    except Refused as refused:
        from splitter.reporting.findings import print_findings

        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    print_told(verdicts, how, own=_OWN, summary=None if quiet else lambda: summary(verdicts))
    raise typer.Exit(verdicts.exit_code)


def _baseline(given: str | None, written: str | None) -> Baseline | None:
    """The baseline that the user or the configuration names; an existing one that is to be written anew."""
    from splitter.config.loading import load as load_settings

    name = given
    if name is None and written is None:
        name = load_settings(Path.cwd()).baseline
    if name is None and written is not None and Path(written).exists():
        name = written
    if name is None:
        return None
    from splitter.check.baseline import load

    return load(name)


def _cache(*, none: bool) -> Cache:
    from splitter.check.cache import Cache
    from splitter.project.top import top_or_folder

    return Cache(None if none else top_or_folder(Path.cwd()))


def _counter(jobs: int | None) -> Counter:
    """Counts a few files here, and many in other processes."""
    from splitter.check.counts import ALONE, count_here

    def count(tasks: Sequence[Any]) -> Any:
        if len(tasks) <= ALONE or jobs == 1:
            return count_here(tasks)
        from splitter.check.in_processes import count_there

        return count_there(tasks, jobs)

    return count


def _write_baseline(file: str, old: Baseline | None, verdicts: Verdicts, *, shrink: bool) -> int:
    from splitter.check.baseline import Baseline, write
    from splitter.check.folders import Verdict
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible

    over = {
        checked.path: checked.counted
        for checked in verdicts.files
        if checked.verdict in (Verdict.OVER, Verdict.KNOWN) and checked.counted is not None
    }
    unreadable = {checked.path for checked in verdicts.files if checked.verdict is Verdict.ERROR}
    base = old.moved(file) if old is not None else Baseline(file, {})
    looked = [checked.path for checked in verdicts.files if checked.path not in unreadable]
    renewed = base.renewed(over, looked, shrink=shrink)
    write(renewed)
    errors = [found for found in verdicts.all_findings() if found.severity.value == "error"]
    print_findings(found for found in errors if found.code not in ("S802", "S804"))
    count = len(renewed.entries)
    files = "1 file" if count == 1 else f"{count} files"
    typer.echo(visible(f"{file}: {files} over the limit"), err=True)
    return 2 if verdicts.exit_code == 2 else 0
