"""``splitter rename-ids``: bring lists of test ids up to date after a split."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def rename_ids(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Lists of test ids, in any format.", show_default=False),
    ],
    map_file: Annotated[
        Path,
        typer.Option(
            "--map", help="What `splitter split --map FILE` wrote.", metavar="FILE", show_default=False
        ),
    ],
) -> None:
    """Rename the tests of split files in lists of ids: deselected tests, quarantines, timings, databases.

    Parameters of tests stay, and so does all else.

    Exit code 0: done. 1: some ids were left, and are named on stderr. 2: a file can't be read or written.
    """
    from splitter.files import LARGEST_RECORD, read_whole, replace_text
    from splitter.model.catalogue import finding
    from splitter.model.finding import Refused
    from splitter.references.ids import read, rename
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible

    def text_of(file: Path) -> str:
        try:
            return read_whole(file, LARGEST_RECORD).decode("utf-8", "surrogateescape")
        except OSError as error:
            raise Refused(finding("S101", error.strerror or str(error), path=str(file))) from error

    left = False
    try:
        try:
            known = read(text_of(map_file))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refused(finding("S160", str(error), path=str(map_file))) from error
        for file in files:
            done = rename(text_of(file), known)
            if done.count:
                replace_text(file, done.text)
            typer.echo(visible(f"{file}: {done.count} ids renamed"), err=True)
            left = left or bool(done.left)
            print_findings([finding("S161", f"{one} is left as it is", path=str(file)) for one in done.left])
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    raise typer.Exit(1 if left else 0)
