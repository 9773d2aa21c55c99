"""Agreement of every strategy with people's splits.

    python -m benchmarks.agreement LIST REPOSITORIES [--held-out] [--by STRATEGY...] [--max-lines 400]

LIST is a JSON list of splits (repository, parent commit, path, tests with the file into which each was
put), REPOSITORIES a folder with a git repository OWNER+NAME for each. Nothing is written.

Names that people chose are hit where any of our names has a word that tells theirs apart. "Name hits" takes
inflections for one word (filter, filtering) and asks nothing where a name says no subject (core, advanced);
"spelled" takes plurals only, and every word. The row "people, our names" shows naming without grouping;
the line below the table is what the tests' own names hold.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.agreement import divisions, fitting, measures
from benchmarks.agreement.cases import Case, cases, distinguishing
from benchmarks.agreement.measures import Division, folded
from splitter.config.settings import Settings
from splitter.grouping import STRATEGIES
from splitter.grouping.subject import Model
from splitter.languages.python import LANGUAGE
from splitter.text.wording import stem

COLUMNS = (
    "strategy",
    "ARI",
    "name hits",
    "spelled",
    "purity",
    "mixed",
    "parts",
    "words",
    "<= 2 tests",
    "classes torn",
    "sections torn",
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("listing", type=Path)
    parser.add_argument("repositories", type=Path)
    parser.add_argument("--max-lines", type=int)
    parser.add_argument("--max-tests", type=int)
    parser.add_argument("--by", nargs="*", default=list(STRATEGIES))
    parser.add_argument(
        "--held-out",
        action="store_true",
        help="fit the pair model anew, without the repository that is measured",
    )
    parser.add_argument("--cases", action="store_true", help="print each file's index, too")
    given = parser.parse_args()
    settings = Settings(max_lines=875)  # classes that are far too big are looked at more closely
    with tempfile.TemporaryDirectory() as scratch:
        found = list(cases(given.listing, given.repositories, Path(scratch), settings))
    print(f"| {' | '.join(COLUMNS)} |")
    print(f"| --- |{' ---: |' * (len(COLUMNS) - 1)}")
    print(_row("people", found, [divisions.people(case) for case in found]))
    print(_row("people, our names", found, [divisions.named(case) for case in found]))
    limits = {"max_lines": given.max_lines, "max_tests": given.max_tests, "default": LANGUAGE.default}
    if given.held_out:
        offered = _held_out(found, Settings(by="subject", **limits))
        best = [_nearest(*pair) for pair in zip(found, offered, strict=True)]
        print(_row("subject, held out", found, [offers[0] for offers in offered]))
        print(_row("the best of its three", found, best))
    for strategy in given.by:
        chosen = Settings(by=strategy, **limits)
        ours = [divisions.offers(case, chosen)[0] for case in found]
        print(_row(strategy, found, ours))
        if given.cases:
            for case, one in zip(found, ours, strict=True):
                print(f"  {measures.agreement(one, case.people):.2f} {case.path} {sorted(one.sizes())}")
    held = [hit for case in found for hit in measures.in_tests(case.people, _subjects(case))]
    print(f"\n{statistics.mean(held):.0%} of {len(held)} such words are in names of the tests of their part.")


def _held_out(found: Sequence[Case], settings: Settings) -> list[list[Division]]:
    """The three divisions of each file, by figures that were fitted to the other repositories."""
    target = settings.target_lines
    rows = [fitting.pairs(case, divisions.evidence(case), target) for case in found]
    sizes = [
        (sum(atom.lines for atom in divisions.atoms(case)) / target, len(set(case.people.values())))
        for case in found
    ]
    models = {}
    for repository in dict.fromkeys(case.repository for case in found):
        others = [at for at, case in enumerate(found) if case.repository != repository]
        weights = fitting.fit([row for at in others for row in rows[at]])
        models[repository] = Model(weights, fitting.growth(sizes[at] for at in others))
    return [divisions.offers(case, settings, models[case.repository]) for case in found]


def _nearest(case: Case, offers: Sequence[Division]) -> Division:
    return max(offers, key=lambda one: measures.agreement(one, case.people))


def _row(name: str, found: Sequence[Case], ours: Sequence[Division]) -> str:
    pairs = list(zip(found, ours, strict=True))
    by_repository = defaultdict(list)
    for case, one in pairs:
        by_repository[case.repository].append(measures.agreement(one, case.people))
    index = [measures.agreement(one, case.people) for case, one in pairs]
    hits = [hit for case, one in pairs for hit in measures.hits(one, case.people, _subjects(case), stem)]
    spelled = [hit for case, one in pairs for hit in measures.hits(one, case.people, _telling(case), folded)]
    mixed = [m for case, one in pairs for m in measures.mixed(one, case.people)]
    sizes = [size for one in ours for size in one.sizes()]
    words = [len(found) for one in ours for found in one.words.values() if found]
    classes = [measures.torn(one.home, divisions.classes(case)) for case, one in pairs]
    sections = [measures.torn(one.home, divisions.sections(case)) for case, one in pairs]
    cells = (
        name,
        f"{statistics.mean(index):.3f}",
        f"{statistics.mean(hits):.1%}",
        f"{statistics.mean(spelled):.1%}",
        f"{statistics.mean(measures.purity(one, case.people) for case, one in pairs):.2f}",
        f"{statistics.mean(mixed):.0%}",
        f"{statistics.median(len(one.sizes()) for one in ours):.0f} ({len(sizes)})",
        f"{statistics.mean(words):.1f}",
        f"{statistics.mean(size <= 2 for size in sizes):.0%}",
        f"{sum(n for n, _ in classes)} of {sum(n for _, n in classes)}",
        f"{sum(n for n, _ in sections)} of {sum(n for _, n in sections)}",
    )
    return f"| {' | '.join(cells)} |"


def _telling(case: Case) -> dict[str, frozenset[str]]:
    return distinguishing(case.stem, list(dict.fromkeys(case.people.values())))


def _subjects(case: Case) -> dict[str, frozenset[str]]:
    return measures.of_subjects(_telling(case))


if __name__ == "__main__":
    main()
