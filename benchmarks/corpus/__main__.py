"""Try the splitter on other people's test modules.

    python -m benchmarks.corpus WHAT...          # split in memory, look at the parts
    python -m benchmarks.corpus --run WHAT...    # run the tests before and after, too

``WHAT`` is a folder, a file, or the name of an installed package (``numpy``; ``test`` for CPython's own
tests); nothing is installed, and nothing is written beside the modules. ``--python`` names the
interpreter that has the packages, if it is not this one.

Every test module over the limit is split in memory; each part is compiled and given to another linter
(``ruff``), which must not find a name undefined (F821) or an import unused (F401) that it does not find
in the original. Tests are counted over again in the parts.

With ``--run`` modules are drawn at random, the packages in turn, until ``--sample`` of them were
compared: their tests pass, quickly (``--quick``), and the plan splits them. The tests of the original are
run twice, then those of each part alone, and of all parts together, in a copy of the package, and
compared outcome by outcome.

Any option of a split holds, written in one word (``--max-lines=400``). With ``--state FILE`` the check
goes on where it ended. A table says what became of the modules; what is wrong is listed below it, and
the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.corpus.modules import TestModule, in_turn, modules
from benchmarks.corpus.records import Records
from benchmarks.corpus.running import Compared, Patience, Workshop
from benchmarks.corpus.static import Outcome, examine
from benchmarks.corpus.tables import report_runs, report_static
from splitter.config.loading import from_table
from splitter.config.settings import Settings
from splitter.model.finding import Refused


def main() -> int:
    """Run the check."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="+", metavar="WHAT", help="a folder, a file or an installed package")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the packages")
    parser.add_argument("--run", action="store_true", help="run the tests before and after")
    parser.add_argument("--sample", type=int, help="only so many modules, chosen at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--state", type=Path, help="a file that keeps the results, to go on later")
    parser.add_argument("--scratch", type=Path, help="a folder for the copies, kept for the next time")
    parser.add_argument("--quick", type=float, default=10, help="seconds that an original may run (10)")
    parser.add_argument("--most", type=float, default=240, help="seconds that a comparison may take (240)")
    given, others = parser.parse_known_args()
    settings = settings_of(parser, others, limit=10)
    found = list(modules(given.what, given.python))
    if given.sample:
        print(f"seed {given.seed}")
        found = list(in_turn(found, random.Random(given.seed)))
    return _run(given, settings, found) if given.run else _static(given, settings, found)


def settings_of(parser: argparse.ArgumentParser, options: Sequence[str], limit: int | None) -> Settings:
    """``--max-lines=400 --helpers=module --add-main`` as settings; without a limit so many tests, if any."""
    table: dict[str, object] = {}
    for option in options:
        name, joined, value = option.partition("=")
        if not name.startswith("--"):
            parser.error(f"unknown argument: {name}")
        table[name[2:]] = (int(value) if value.isdigit() else value) if joined else True
    if limit is not None and not {"max-tests", "max-lines"} & table.keys():
        table["max-tests"] = limit
    try:
        return from_table(table, Path())
    except Refused as refused:
        parser.error("; ".join(finding.message for finding in refused.findings))


def _subject(given: argparse.Namespace, settings: Settings) -> str:
    """What results must agree in to be of one check."""
    options = {name: value for name, value in vars(settings).items() if value != getattr(Settings(), name)}
    return json.dumps([given.run, given.seed, options], default=str)


def _static(given: argparse.Namespace, settings: Settings, found: Sequence[TestModule]) -> int:
    records = Records(Outcome, given.state, _subject(given, settings))
    chosen = found[: given.sample] if given.sample else found
    left = [module for module in chosen if str(module.path) not in records.known]
    with ProcessPoolExecutor(given.jobs) as pool:
        for outcome in pool.map(partial(examine, settings=settings), left, chunksize=4):
            records.add(outcome)
    return 0 if report_static([records.known[str(module.path)] for module in chosen]) else 1


def _run(given: argparse.Namespace, settings: Settings, found: Sequence[TestModule]) -> int:
    records = Records(Compared, given.state, _subject(given, settings))
    results: list[Compared] = []
    with tempfile.TemporaryDirectory(prefix="splitter-corpus-") as folder:
        scratch = (given.scratch or Path(folder)).absolute()
        workshop = Workshop(scratch, given.python, settings, Patience(given.quick, given.most), given.jobs)
        for module in found:
            if given.sample and sum(result.compared for result in results) >= given.sample:
                break
            if str(module.path) not in records.known:
                records.add(workshop.compare(module))
            results.append(records.known[str(module.path)])
    return 0 if report_runs(results) else 1


if __name__ == "__main__":
    sys.exit(main())
