"""``splitter probe``: find the tests that it takes to make a file crash or fail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from splitter.probing import Report, Wanted


def probe(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .py or .mojo file.", show_default=False)],
    runs: Annotated[int, typer.Option(help="Most runs to make now.", metavar="N", min=1)] = 150,
    repeat: Annotated[
        int, typer.Option(help="Runs of a set before it is said not to show it.", metavar="N", min=1)
    ] = 1,
    test: Annotated[str | None, typer.Option(help="The failing test to look into.", metavar="NAME")] = None,
    log: Annotated[
        Path | None,
        typer.Option(help="Where the runs are kept, to go on from. (default: FILE.probe.jsonl)"),
    ] = None,
    json: given.Json = False,
    python: given.Python = None,
    mojo: given.MojoCommand = None,
    include: given.Include = None,
    timeout: given.Timeout = None,
) -> None:
    """Find the tests that it takes to make a file crash or fail: is splitting the right cure?

    Runs the whole file, then fewer and fewer of its tests, and last the parts that a split would make.

    Exit code 0: the question was answered as far as --runs goes. 2: it can't be, with the reason on
    stderr.
    """
    from splitter.model.finding import Refused
    from splitter.probing import Wanted
    from splitter.probing.conclusions import conclusions
    from splitter.reporting.findings import print_findings

    wanted = Wanted(runs=runs, repeat=repeat, test=test, log=log)
    try:
        report = _probed(file, wanted, given.runs(python, mojo, include, timeout))
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from None
    if json:
        from splitter.probing.document import to_json

        typer.echo(to_json(report), nl=False)
    else:
        from splitter.reporting.terminal import visible

        for line in conclusions(report):
            typer.echo(visible(line))


def _probed(file: Path, wanted: Wanted, flags: dict[str, object]) -> Report:
    from splitter.config import loading
    from splitter.config import settings as config
    from splitter.probing import probe as run
    from splitter.reporting.verification import told

    settings = config.merge(loading.load(file).verify, **flags)
    with told() as show:
        return run(file, settings, wanted, show)
