"""Prove our own splits, then the same with something broken in them.

    python -m benchmarks.proving [--splits 200] [--damages 1000] [--seed 0] [WHAT...]

``WHAT`` are folders, files and installed packages, as for ``benchmarks.corpus``, beside the golden cases
of this checkout, but for those of plugins that find data by a path that changes in a package. Modules are
split in memory, each in another layout and with another place for helpers than the one before; of such a
split nothing may be told. Then a part is damaged in one of 23 ways (``damages.py``), which must be told as
what it is. The exit code is 1 if anything is told of a split, or a damage is not.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle, product
from pathlib import Path

from benchmarks.corpus.modules import modules
from benchmarks.mojo import tests_under
from benchmarks.proving.damages import DAMAGES, Part, double_test
from splitter.config.settings import Settings
from splitter.languages import language_of, placed, read_source
from splitter.model.finding import Refused
from splitter.model.surroundings import Surroundings
from splitter.planning.plan import plan
from splitter.proving.definitions import side_of
from splitter.proving.differences import DifferenceKind
from splitter.proving.proof import Change, prove
from splitter.rendering.templates import shipped

WAYS = tuple(product(("flat", "package"), ("auto", "copy", "module", "conftest")))
CASES = Path(__file__).resolve().parent.parent.parent / "tests" / "cases"

_PATHS = re.compile(rb"pytest_bdd|\bddt\b")


@dataclass(frozen=True)
class Split:
    """A module and its parts, and how it was split."""

    change: Change
    way: tuple[str, str]


def splits(paths: Iterable[Path], max_tests: int) -> Iterator[Split]:
    """Those modules that can be split in the way that is next, or else flat with copies."""
    for path, way in zip(paths, cycle(WAYS), strict=False):
        for layout, helpers in dict.fromkeys((way, WAYS[0])):
            made = _split(path, Settings(max_tests=max_tests, layout=layout, helpers=helpers))
            if made is not None:
                yield Split(made, (layout, helpers))
                break


def _split(path: Path, settings: Settings) -> Change | None:
    language = language_of(path.name)
    assert language is not None
    try:
        source = placed(read_source(path), settings)
        made = plan(source, settings, shipped(language.template))
    except Refused:
        return None
    if not made.ok or len(made.parts) < 2 or _PATHS.search(source.data):
        return None
    parts = {(path.parent / output.name).as_posix(): output.data for output in made.outputs}
    originals = {str(path): source.data}
    if made.extension is not None:
        there = (path.parent / made.extension.name).as_posix()
        originals[there], parts[there] = made.extension.before, made.extension.after
    around = source.around
    return Change(originals, parts, conventions=around.conventions, fixtures=around.fixtures)


@dataclass(frozen=True)
class Verdict:
    """What became of one damage."""

    damage: str
    where: str
    told: frozenset[DifferenceKind]
    expected: frozenset[DifferenceKind]
    lines: str

    @property
    def result(self) -> str:
        if not self.told:
            return "silent"
        return "as what it is" if self.told & self.expected else "as something else"


def damaged(one: Split, rng: random.Random, tried: Counter[str]) -> Verdict | None:
    """The split with the damage that was tried least of those that can be done to it."""
    lines = Counter(line for data in one.change.after.values() for line in _lines(data))
    original = frozenset(line for data in one.change.before.values() for line in _lines(data))
    made = {path: _part(one.change, path, lines, original) for path in one.change.after}
    parts = {path: part for path, part in made.items() if part}
    holding = [path for path, part in parts.items() if part.tests]
    if len(holding) < 2:
        return None
    path, other = rng.sample(holding, 2)
    known = {damage.__name__: (damage, told) for damage, told in DAMAGES.items()}
    names = [*known, "double_test", "drop_part"]
    for name in sorted(names, key=lambda name: (tried[name], rng.random())):
        changed: Mapping[str, str | None]
        if name == "double_test":
            changed, told = {other: double_test(rng, parts[path], parts[other])}, {DifferenceKind.DOUBLED}
        elif name == "drop_part":
            changed, told = {path: ""}, {DifferenceKind.LOST}
        else:
            damage, expected = known[name]
            changed, told = {path: damage(rng, parts[path])}, set(expected)
        ((where, text),) = changed.items()
        if text is not None and text != parts[where].text:
            tried[name] += 1
            return _judged(one, name, where, text, frozenset(told))
    return None


def _lines(data: bytes) -> Iterator[str]:
    return (line.strip() for line in data.decode("utf-8", "replace").split("\n"))


def _part(change: Change, path: str, lines: Counter[str], original: frozenset[str]) -> Part | None:
    language, data = language_of(path), change.after[path]
    assert language is not None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    reading = language.reread(data, Surroundings(conventions=change.conventions))
    if reading.problem or "\r" in text:
        return None
    return Part(side_of(path, language, reading), text, lines, original)


def _judged(one: Split, name: str, where: str, text: str, expected: frozenset[DifferenceKind]) -> Verdict:
    after = {**one.change.after, where: text.encode()}
    if not text:
        del after[where]
    proof = prove(replace(one.change, after=after))
    if proof.problems:  # what is no Python any more is told, too
        return Verdict(name, where, expected, expected, "")
    told = frozenset(found.kind for found in proof.differences)
    lines = "".join(_difference(one.change.after[where].decode(), text))
    return Verdict(name, where, told, expected, lines)


def _difference(before: str, after: str) -> Iterator[str]:
    import difflib

    for line in list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1))[2:14]:
        yield f"    {line}\n"


def _found(what: list[str], python: str) -> list[Path]:
    golden = [path for suffix in ("py", "mojo") for path in CASES.glob(f"*/split/*/input/**/test_*.{suffix}")]
    others = [module.path for module in modules(what, python)] if what else []
    return [*sorted(golden), *others, *tests_under([Path(one) for one in what if Path(one).is_dir()])]


def main() -> int:
    """Run the check."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.proving",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="*", metavar="WHAT", help="a folder, a file or an installed package")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the packages")
    parser.add_argument("--splits", type=int, default=200)
    parser.add_argument("--damages", type=int, default=1000)
    parser.add_argument("--max-tests", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    paths = _found(given.what, given.python)
    rng.shuffle(paths)
    made = []
    for one in splits(paths, given.max_tests):
        made.append(one)
        if len(made) == given.splits:
            break
    loud = _own(made)
    verdicts = list(_damages(made, rng, given.damages))
    return int(not _report(verdicts) or loud > 0)


def _own(made: list[Split]) -> int:
    """Prove them as they are; how many of them anything is told of."""
    loud = 0
    for one in made:
        proof = prove(one.change)
        told = [*proof.problems, *(found.told(allowed=False) for found in proof.differences)]
        loud += bool(told)
        for found in told:
            print(f"TOLD {one.way} {found.code} {found.path}:{found.line} {found.message}")
    ways = Counter((Path(next(iter(one.change.before))).suffix, *one.way) for one in made)
    print(f"{len(made)} splits of our own, {loud} of which anything is told")
    for (suffix, layout, helpers), count in sorted(ways.items()):
        print(f"    {suffix} {layout} {helpers}: {count}")
    return loud


def _damages(made: list[Split], rng: random.Random, count: int) -> Iterator[Verdict]:
    tried: Counter[str] = Counter()
    for one in cycle(made):
        if tried.total() >= count:
            return
        verdict = damaged(one, rng, tried)
        if verdict is not None:
            yield verdict


def _report(verdicts: list[Verdict]) -> bool:
    """Print the table and what was not told; whether all was."""
    results = ("as what it is", "as something else", "silent")
    counts = Counter((one.damage, one.result) for one in verdicts)
    print(f"\n| damage | tried | {' | '.join(results)} |\n| --- | ---: | ---: | ---: | ---: |")
    for name in [*sorted({one.damage for one in verdicts}), "all"]:
        row = [
            sum(n for (d, r), n in counts.items() if r == result and name in (d, "all")) for result in results
        ]
        print(f"| {name.replace('_', ' ')} | {sum(row)} | {' | '.join(map(str, row))} |")
    missed = [one for one in verdicts if one.result != "as what it is"]
    for one in missed:
        told = ", ".join(sorted(kind.value for kind in one.told)) or "nothing"
        print(f"\n{one.result.upper()} ({told}): {one.damage} in {one.where}\n{one.lines}", end="")
    return not missed


if __name__ == "__main__":
    sys.exit(main())
