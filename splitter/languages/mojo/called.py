"""Functions named as tests that take arguments or parameters: tests, if only what runs tests calls them.

``test_area[DType.float32]()`` and ``test_sizes(8)`` in ``main()`` run a test; where another test calls such a
function it is that test's helper, and one that gives a value is called for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set

from splitter.text.blocks import body_line, lines_of

_GIVES = re.compile(r"->(?!\s*(?:None|Bool)\s*:)[^:]*:\s*\Z")


def gives_a_value(function: str) -> bool:
    """Whether a function gives more than whether it went well; its text is given, from its keyword on."""
    lines = lines_of(function)
    return _GIVES.search("".join(lines[: body_line(lines)])) is not None


def run_with_arguments(
    candidates: Set[str], functions: Mapping[str, Set[str]], others: Set[str]
) -> frozenset[str]:
    """Those of the candidates that ``main()`` runs, itself or through functions that serve nothing else.

    ``functions`` are all that the file defines, each with the names that it uses; ``others`` are the names
    that any other statement uses.
    """
    callers: defaultdict[str, set[str]] = defaultdict(set)
    for name, used in functions.items():
        for other in used - {name}:
            callers[other].add(name)
    serving = {name for name in functions if not name.startswith("test") and name not in others}
    while outside := {n for n in serving - {"main"} if not callers[n] or not callers[n] <= serving}:
        serving -= outside
    if "main" not in serving:
        return frozenset()
    return frozenset(c for c in candidates if callers[c] and callers[c] <= serving and c not in others)
