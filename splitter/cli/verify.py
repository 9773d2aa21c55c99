"""``splitter verify``: run a retired original and its parts, and compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from splitter.verification import Verification


def verify(
    retired: Annotated[
        Path, typer.Argument(metavar="FILE.DEPRECATED", help="The retired original.", show_default=False)
    ],
    parts: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PART...", help="Its parts. (default: found beside it)", show_default=False),
    ] = None,
    json: given.Json = False,
    python: given.Python = None,
    mojo: given.MojoCommand = None,
    include: given.Include = None,
    timeout: given.Timeout = None,
    jobs: given.RunJobs = None,
    repeat: given.Repeat = None,
    together: given.Together = None,
) -> None:
    """Run the tests of a retired original and of its parts, and compare them outcome by outcome.

    The original stands under its old name for as long as its own run takes.

    Exit code 0: every outcome is the same. 1: something differs. 2: it could not be told, with the reason
    on stderr.
    """
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.reporting.verification import document, print_verification

    runs = given.runs(python, mojo, include, timeout, jobs, repeat, together)
    try:
        verification = _verified(retired, parts or [], runs)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from None
    if json:
        from json import dumps

        typer.echo(dumps(document(verification), indent=2))
    else:
        print_verification(verification)
        print_findings(verification.findings)
    raise typer.Exit(0 if verification.same else 1)


def _verified(retired: Path, parts: Sequence[Path], runs: dict[str, Any]) -> Verification:
    from splitter.config import loading
    from splitter.config import settings as config
    from splitter.reporting.verification import progress
    from splitter.verification import verify_retired
    from splitter.verification.parts import find_parts, named_parts, original_of

    original = original_of(retired)
    settings = config.merge(loading.load(retired).verify, **runs)
    files = named_parts(parts) if parts else find_parts(retired)
    with progress() as show:
        return verify_retired(retired, original, files, settings, show)
