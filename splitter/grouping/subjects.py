"""Names of parts from what their tests show: a word that most of them have and few others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from splitter.grouping.manner import DOING, HOW
from splitter.grouping.words import GENERIC, GLUE, PALE, Entry, is_dtype
from splitter.model import Subject
from splitter.wording import stem, words

SOURCES: Mapping[str, float] = {"word": 1.0, "class": 1.0, "section": 0.6, "module": 0.5, "fixture": 0.4}
"""Where a word may come from, and what it counts there."""

SHARE_COUNTS = 1.5
"""How much more it counts that a part's tests have the word than that others have it not."""

MANNER, VERB, GENERAL = 0.4, 0.85, 0.6
"""What is left of a word that says how, of a verb of nearly every test, of a word that fits any file."""

HEAD = 1.15
"""What the last word of classes' names gains: TestBuildParser is about a parser."""

PHRASE = 0.75
"""In which share of the tests with a word another must stand beside it to be one subject: output schema."""

ENOUGH = 0.55
"""The share of a part's tests that its word must name, or a second one is looked for."""

WORTH = 0.3
"""The share of a part's tests that a second word must add."""

FAINT = 0.3
"""The score below which a word is no subject."""


@dataclass(frozen=True)
class Shown:
    """What one test shows: the words with their best source, and which stand side by side."""

    test: str
    words: Mapping[str, str]
    beside: frozenset[tuple[str, str]]
    head: str = ""
    """The last word of its class's name."""


@dataclass
class _Part:
    """What is counted of one part."""

    tests: list[Shown]
    had: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    weight: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)
    heads: Counter[str] = field(default_factory=Counter)


class Telling:
    """What all tests of a file show, read once; names any division of them."""

    def __init__(self, entries: Sequence[Entry], said: str = "") -> None:
        self._shown = {entry.index: tuple(_shown(entry)) for entry in entries}
        self._said = frozenset(stem(word) for word in words(said))
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for entry in entries:
            for text in (*_texts(entry), *_modules(entry), *entry.atom.evidence.fixtures):
                for word in words(text):
                    self._forms[stem(word)][word] += 1

    def subjects(self, parts: Sequence[Sequence[Entry]]) -> tuple[Subject, ...]:
        """What each part is about; no two have the same words, unless one has no others."""
        counted = [_counted([s for entry in part for s in self._shown[entry.index]]) for part in parts]
        spread: Counter[str] = Counter()
        for one in counted:
            spread.update(one.weight)
        scores = [self._scores(one, spread) for one in counted]
        named: dict[int, Subject] = {}
        taken: set[frozenset[str]] = set()
        for at in sorted(range(len(parts)), key=lambda at: -max(scores[at].values(), default=0.0)):
            named[at] = self._subject(counted, at, scores[at], taken)
            taken.add(frozenset(map(stem, named[at].words)))
        return tuple(named[at] for at in range(len(parts)))

    def _scores(self, part: _Part, spread: Mapping[str, float]) -> dict[str, float]:
        found = {}
        square = SHARE_COUNTS * SHARE_COUNTS
        for word, weight in part.weight.items():
            form = self._form(word)
            if word in self._said or len(form) < 2 or form in GLUE or form.isdigit() or is_dtype(form):
                continue
            share, own = weight / len(part.tests), weight / spread[word]
            score = (1 + square) * share * own / (square * own + share)
            if form in HOW or form in PALE:
                score *= MANNER
            elif form in DOING:
                score *= VERB
            elif form in GENERIC:
                score *= GENERAL
            if 2 * part.heads[word] >= len(part.had[word]):
                score *= HEAD
            found[word] = score
        return found

    def _subject(
        self, counted: Sequence[_Part], at: int, scores: Mapping[str, float], taken: set[frozenset[str]]
    ) -> Subject:
        part = counted[at]
        ranked = sorted(scores, key=lambda word: (-scores[word], self._form(word)))
        chosen: tuple[str, ...] = ()
        for word in ranked[:8]:
            if scores[word] < FAINT:
                break
            chosen = self._with_second(part, word, ranked, scores)
            if frozenset(chosen) not in taken:
                break
            chosen = (word,)
            if frozenset(chosen) not in taken:
                break
        had = frozenset().union(*(part.had[word] for word in chosen)) if chosen else frozenset[int]()
        others = [frozenset[int]().union(*(p.had[w] for w in chosen)) for p in counted if p is not part]
        sources = [Counter(part.tests[i].words[word] for i in part.had[word]).most_common(1)[0][0] for word in chosen]
        return Subject(
            tuple(map(self._form, chosen)),
            len(part.tests),
            len(had),
            sum(map(len, others)),
            phrase=len(chosen) > 1 and part.beside[chosen[0], chosen[1]] > 0,
            sources=tuple(sources),
            close=tuple(self._form(word) for word in ranked if word not in chosen)[:2],
        )

    def _with_second(
        self, part: _Part, word: str, ranked: Sequence[str], scores: Mapping[str, float]
    ) -> tuple[str, ...]:
        """The word with one that makes a phrase of it, or else one that names what it does not."""
        had = part.had[word]
        for other in ranked[:6]:
            if other == word or scores[other] < PHRASE * scores[word] or self._form(other) in HOW:
                continue
            for pair in ((other, word), (word, other)):
                if part.beside[pair] >= PHRASE * len(had):
                    return pair
        if len(had) >= ENOUGH * len(part.tests):
            return (word,)
        more = {
            other: scores[other] * len(part.had[other] - had)
            for other in ranked
            if len(part.had[other] - had) >= WORTH * len(part.tests)
            and not self._form(other) in HOW
            and scores[other] >= FAINT / 2
        }
        return (word, max(more, key=more.__getitem__)) if more else (word,)

    def _form(self, known: str) -> str:
        """The stem as it is mostly written."""
        forms = self._forms[known]
        return min(forms, key=lambda form: (-forms[form], len(form), form)) if forms else known


def _counted(tests: list[Shown]) -> _Part:
    part = _Part(tests)
    for at, one in enumerate(tests):
        for word, source in one.words.items():
            part.had[word].add(at)
            part.weight[word] += SOURCES[source]
        part.beside.update(one.beside)
        part.heads[one.head] += 1
    return part


def _shown(entry: Entry) -> Iterator[Shown]:
    atom = entry.atom
    around = [("section", atom.section), *(("module", name) for name in _modules(entry))]
    around += [("fixture", name) for name in sorted(atom.evidence.fixtures)]
    for test in atom.evidence.tests or atom.names:
        owner, _, name = test.rpartition("::")
        found: dict[str, str] = {}
        beside: set[tuple[str, str]] = set()
        for source, text in (("word", name), ("class", owner), *around):
            row = [stem(word) for word in words(text)]
            for word in row:
                known = found.get(word)
                if known is None or SOURCES[source] > SOURCES[known]:
                    found[word] = source
            if source != "module":
                beside.update(zip(row, row[1:], strict=False))
        for frame in ("test", "tests", "testcase"):
            found.pop(stem(frame), None)
        last = [word for word in words(owner) if word not in ("test", "tests")]
        yield Shown(test, found, frozenset(beside), stem(last[-1]) if last else "")


def _texts(entry: Entry) -> Iterator[str]:
    yield entry.atom.section
    yield from entry.atom.evidence.tests or entry.atom.names


def _modules(entry: Entry) -> Iterator[str]:
    """The last words of the modules that it uses names of."""
    for module in sorted(set(entry.atom.evidence.uses.values())):
        yield module.rpartition(".")[2]
