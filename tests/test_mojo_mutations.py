"""The proof of Mojo parts notices each change: a line too few or too often, a letter, two lines in turn.

But not a comment of ``main()`` that trades places with a counter: the one above may be another test's.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from splitter.config.settings import Settings
from splitter.languages import read_source
from splitter.languages.mojo import LANGUAGE
from splitter.model.plan import OutputFile
from splitter.planning.plan import plan
from splitter.proof import prove
from splitter.rendering.templates import load
from tests.golden_cases import CASES

SAMPLE = Path(__file__).parent / "samples/mojo/def_edition/test_lenet5_layers.mojo"
FILES = [
    *(
        CASES / name / "input" / f"test_{'units' if name.endswith('units') else 'math'}.mojo"
        for name in (
            "mojo/split/units",
            "mojo/split/try-per-test",
            "mojo/split/one-try",
            "mojo/split/delegated",
            "mojo/split/discovery",
            "mojo/split/guards",
            "mojo/split/manual-suite",
            "mojo/split/posing-test",
            "mojo/split/odd-names",
            "mojo/split/held-against-constant",
            "mojo/split/tap",
            "mojo/split/comptime-guards",
            "mojo/split/discovery-tuple",
        )
    ),
    SAMPLE,
]
MOST = 60
"""How many changes of one part are tried."""


def _changes(output: OutputFile) -> Iterator[tuple[str, str]]:
    """What was changed, and the part's text with that change; blank lines and the header are left alone."""
    lines = output.text.splitlines(keepends=True)
    below = output.text.count("\n", 0, output.header[1])
    for at in (n for n in range(below, len(lines)) if lines[n].strip()):
        line, before, after = lines[at], "".join(lines[:at]), "".join(lines[at + 1 :])
        yield f"{at + 1} left out", before + after
        yield f"{at + 1} doubled", before + line + line + after
        following = "".join(lines[at + 1 : at + 2])
        counted = line.lstrip().startswith("#") and following.rstrip().endswith("+= 1")
        if following.strip() and following != line and not counted:
            yield f"{at + 1} behind the next", before + following + line + "".join(lines[at + 2 :])
        for place in [m.start() for m in re.finditer(r"\w", line)][:: max(1, len(line) // 3)]:
            letter = "q" if line[place] != "q" else "z"
            if not (line[place].isdigit() and letter.isdigit()):
                yield f"{at + 1} with {letter}", f"{before}{line[:place]}{letter}{line[place + 1 :]}{after}"


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.parent.name)
def test_no_change_of_a_part_goes_unnoticed(file: Path) -> None:
    source = read_source(file)
    made = plan(source, Settings(max_tests=None if file == SAMPLE else 2), load(LANGUAGE.template))
    assert made.parts, made.findings
    unnoticed: list[str] = []
    for number, output in enumerate(made.outputs):
        changes = list(_changes(output))
        random.Random(number).shuffle(changes)
        for what, text in changes[:MOST]:
            changed = replace(output, text=text, data=text.encode())
            outputs = [*made.outputs[:number], changed, *made.outputs[number + 1 :]]
            if not prove(LANGUAGE, source, outputs, path=""):
                unnoticed.append(f"{output.name}: line {what}")
    assert not unnoticed
