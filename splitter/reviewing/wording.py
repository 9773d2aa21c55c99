"""The verdict in one line, and what was not looked at."""

from __future__ import annotations

from collections import Counter

from splitter.proving.differences import DifferenceKind
from splitter.reviewing.hunks import EDITED
from splitter.reviewing.review import BYTE_FOR_BYTE, Review
from splitter.reviewing.sheets import Fate

_NAMES = "What other files, jobs and people say of the old file's name"


def unchecked(review: Review) -> tuple[str, ...]:
    """What nobody looked at who made the page."""
    return (
        "Whether the tests pass: the page runs none. `splitter verify` runs them before and after.",
        f"{_NAMES}, beyond the findings above." if review.looked_around else f"{_NAMES}.",
        "What depends on the order or the number of files: shards, timings, workers.",
    )


_GONE = {
    DifferenceKind.LOST: "test",
    DifferenceKind.HELPER_LOST: "helper",
    DifferenceKind.NAME: "name that a part uses",
    DifferenceKind.EFFECT: "statement that acts",
    DifferenceKind.COMMENTS: "comment",
}


def verdict(review: Review) -> str:
    """How many tests are there, what is new, what is gone."""
    return "; ".join([_tests(review), _new(review), _gone(review)])


def _tests(review: Review) -> str:
    old = [row for row in review.tests if row.before and row.how != "doubled"]
    said = [count_of(len(old), "test"), f"{review.moved} moved byte for byte"]
    others = Counter(row.how for row in review.tests if row.how != BYTE_FOR_BYTE)
    said += [f"{count} {how}" for how, count in others.items()]
    return ", ".join(said)


def _new(review: Review) -> str:
    counts: Counter[Fate] = Counter()
    for sheet in review.parts:
        counts.update(sheet.counts)
    total = sum(count for fate, count in counts.items() if fate is not Fate.MOVED)
    if not total:
        return "no line is new"
    headers = sum(sheet.counts[Fate.HEADER] > 0 for sheet in review.parts)
    copied = sum(len(copy.files) > 1 for copy in review.copies)
    said = [
        (Fate.HEADER, f"{count_of(headers, 'header')} ({count_of(counts[Fate.HEADER], 'line')})"),
        (Fate.IMPORT, count_of(counts[Fate.IMPORT], "import line")),
        (Fate.COPIED, _copied(copied, counts[Fate.COPIED])),
        (Fate.RUNNER, f"{count_of(counts[Fate.RUNNER], 'line')} of runners"),
        (Fate.COMMENT, count_of(counts[Fate.COMMENT], "comment line")),
        (Fate.TEXT, f"{counts[Fate.TEXT]} of other text"),
        (Fate.BLANK, f"{counts[Fate.BLANK]} blank"),
    ]
    listed = ", ".join(words for fate, words in said if counts[fate])
    return f"{count_of(total, 'line')} {'is' if total == 1 else 'are'} new: {listed}"


def _copied(helpers: int, lines: int) -> str:
    return (
        f"{count_of(helpers, 'copied helper')} ({count_of(lines, 'line')})" if helpers else f"{lines} copied"
    )


def _gone(review: Review) -> str:
    counts = Counter(one.kind for one in review.proof.differences if one.kind in _GONE)
    if counts:
        said = (count_of(counts[kind], word) for kind, word in _GONE.items() if counts[kind])
        return "gone: " + ", ".join(said)
    if review.proof.problems:
        return f"{count_of(len(review.proof.problems), 'file')} could not be read"
    edited = sum(hunk.word.startswith(EDITED) for hunk in review.hunks)
    return f"nothing is gone, {edited} edited" if edited else "nothing is gone"


def count_of(number: int, word: str) -> str:
    """``1 line``, ``2 lines``; of several words the first is counted."""
    first, _, rest = word.partition(" that ")
    return f"{number} {first}" + "s" * (number != 1) + (f" that {rest}" if rest else "")


def growth(review: Review) -> str:
    """What copies cost, of what all files take."""
    copied = sum(copy.growth for copy in review.copies)
    before, after = (sum(sheet.lines for sheet in sheets) for sheets in (review.originals, review.parts))
    said = f"{before} lines became {after}"
    return f"{said}; copies of helpers are {copied} of them." if copied else f"{said}; no helper is copied."
