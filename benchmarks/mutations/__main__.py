"""Damage parts of real modules at random, and see that the proof rejects it.

    python -m benchmarks.mutations [--count 1000] [--seed 0] [--python PYTHON] WHAT...

``WHAT`` is a folder, a file or an installed package, as for ``benchmarks.corpus``; in folders Mojo test
files are looked for, too. Modules are drawn at random and split in memory; parts are damaged in one way
at a time (a test dropped, doubled or moved, two lines swapped, a space added, an operator flipped, an
import or a helper removed, a call or a number of a Mojo ``main()`` changed, ...), some of each module.
What the proof accepts must be shown to be harmless by other means: blank lines between statements, an
import written in another style, a helper that the part does not name. Anything else is listed, and the
exit code is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.corpus.modules import modules
from benchmarks.mojo import tests_under
from benchmarks.mutations.lines import Damages, Innocence, Lines
from benchmarks.mutations.mojo import MOJO
from benchmarks.mutations.python import PYTHON
from splitter.config.settings import Settings
from splitter.languages import language_of, placed, read_source
from splitter.model.finding import Refused
from splitter.model.plan import OutputFile, Plan
from splitter.planning.plan import plan
from splitter.proof import prove
from splitter.rendering.templates import shipped


@dataclass(frozen=True)
class Verdict:
    """What the proof said of one damage."""

    damage: str
    part: str
    rejected: bool
    harmless: str = ""
    """Why it may be accepted; empty for what may not."""
    change: str = ""
    """The lines that differ."""


def split(path: Path, max_tests: int) -> Plan | None:
    """The plan of a module that is split."""
    language = language_of(path.name)
    assert language is not None
    try:
        settings = Settings(max_tests=max_tests)
        made = plan(placed(read_source(path), settings), settings, shipped(language.template))
    except Refused:
        return None
    return made if made.ok and len(made.parts) > 1 else None


def mutations(made: Plan, rng: random.Random, count: int) -> Iterator[Verdict]:
    """The verdicts on so many damages of a plan's parts."""
    damages: Damages[Any] = MOJO if made.path.endswith(".mojo") else PYTHON
    texts = [damages.text(o.name, o.text, o.text.count("\n", 0, o.header[1])) for o in made.outputs]
    kinds = len(damages.singles) + len(damages.exchanges)
    while count > 0:
        number = rng.randrange(kinds + len(damages.removals))
        if number >= kinds:
            removal = damages.removals[number - kinds]
            one = rng.randrange(len(texts))
            if taken := removal(rng, texts[one]):
                count -= 1
                left, conftest = map("".join, taken)
                yield _judged_beside(made, one, left, conftest, removal.__name__)
            continue
        one, other = rng.sample(range(len(texts)), 2)
        changed: dict[int, Lines | None] = {}
        if number < len(damages.singles):
            name = damages.singles[number].__name__
            changed[one] = damages.singles[number](rng, texts[one])
        else:
            exchange = damages.exchanges[number - len(damages.singles)]
            name = exchange.__name__
            changed[one], changed[other] = exchange(rng, texts[one], texts[other]) or (None, None)
        joined = {n: "".join(lines) for n, lines in changed.items() if lines}
        joined = {n: text for n, text in joined.items() if text != texts[n].text}
        if joined:
            count -= 1
            yield _judged(made, damages.innocence, joined, name)


def _judged(made: Plan, innocence: Innocence, changed: dict[int, str], damage: str) -> Verdict:
    language = language_of(made.path)
    assert language is not None
    assert made.source is not None
    outputs = [_with(o, changed[n]) if n in changed else o for n, o in enumerate(made.outputs)]
    where = ", ".join(made.outputs[n].name for n in changed)
    if prove(language, made.source, outputs, path=made.path):
        return Verdict(damage, where, rejected=True)
    shown = "".join(_difference(made.outputs[n].text, text) for n, text in changed.items())
    return Verdict(damage, where, False, innocence([o.text for o in made.outputs], changed), shown)


def _judged_beside(made: Plan, number: int, text: str, conftest: str, damage: str) -> Verdict:
    """The verdict on a part that lost something to a file that nobody asked for; nothing excuses it."""
    language = language_of(made.path)
    assert language is not None
    assert made.source is not None
    outputs = [_with(o, text) if n == number else o for n, o in enumerate(made.outputs)]
    beside = OutputFile("conftest.py", conftest, conftest.encode(), (0, 0), "", ())
    where = made.outputs[number].name
    if prove(language, made.source, [*outputs, beside], path=made.path):
        return Verdict(damage, where, rejected=True)
    return Verdict(damage, where, False, "", _difference(made.outputs[number].text, text))


def _with(output: OutputFile, text: str) -> OutputFile:
    return replace(output, text=text, data=text.encode())


def _difference(before: str, after: str) -> str:
    import difflib

    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    return "\n".join(f"    {line}" for line in list(lines)[2:12]) + "\n"


def main() -> int:
    """Run the check."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.mutations",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="+", metavar="WHAT", help="a folder, a file or an installed package")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the packages")
    parser.add_argument("--count", type=int, default=1000, help="how many damages (1000)")
    parser.add_argument("--each", type=int, default=10, help="how many of one module (10)")
    parser.add_argument("--max-tests", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    found = [module.path for module in modules(given.what, given.python)]
    found += tests_under([Path(what) for what in given.what if Path(what).is_dir()])
    rng.shuffle(found)
    verdicts: list[Verdict] = []
    used = 0
    for module in found:
        if len(verdicts) >= given.count:
            break
        made = split(module, given.max_tests)
        if made is not None:
            used += 1
            verdicts += mutations(made, rng, min(given.each, given.count - len(verdicts)))
    print(f"seed {given.seed}: {len(verdicts)} damages of {used} modules\n")
    return 0 if report(verdicts) else 1


def report(verdicts: Sequence[Verdict]) -> bool:
    """Print the table and what was accepted; whether all of that is harmless."""
    done = Counter(one.damage for one in verdicts)
    rejected = Counter(one.damage for one in verdicts if one.rejected)
    harmless = Counter(one.damage for one in verdicts if one.harmless)
    print("| damage | done | rejected | accepted, harmless | accepted |\n| --- | ---: | ---: | ---: | ---: |")
    for name in [*sorted(done), "all"]:
        row = [sum(c.values()) if name == "all" else c[name] for c in (done, rejected, harmless)]
        print(f"| {name.replace('_', ' ')} | {' | '.join(map(str, row))} | {row[0] - row[1] - row[2]} |")
    accepted = [one for one in verdicts if not one.rejected]
    for reason, count in Counter(one.harmless for one in accepted if one.harmless).most_common():
        print(f"\n{count} accepted: {reason}", end="")
    print()
    harmful = [one for one in accepted if not one.harmless]
    for one in harmful:
        print(f"\nACCEPTED {one.damage} in {one.part}\n{one.change}")
    return not harmful


if __name__ == "__main__":
    sys.exit(main())
