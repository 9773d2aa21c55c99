"""Names of parts from what their tests show: a word that most of them have and few others."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise

from splitter.grouping.manner import ASSERTING, DOING, KINDS, THINGS, says_how
from splitter.grouping.shown import NAMES, divided, glued, modules, name_words, shown, texts
from splitter.grouping.tally import ENOUGH, Tally, counted, having
from splitter.grouping.words import BINDING, GENERIC, GLUE, PALE, Entry, is_dtype
from splitter.model.plan import Subject
from splitter.text.wording import stem

SHARE_COUNTS = 1.5
"""How much more it counts that a part's tests have the word than that others have it not."""

MANNER, VERB, GENERAL = 0.4, 0.95, 0.8
"""What is left of a word that says how, of a verb of nearly every test, of a word that fits any file."""

SAID = 0.7
"""... and of one that another part's name has, for names that tell the parts apart."""

HEAD = 1.3
"""What the last word of classes' names gains, unless it is an action: TestBuildParser is about a parser,
TestContextInjection about contexts."""

PHRASE = 0.75
"""In which share of the tests with a word another must stand beside it to be one subject: output schema."""

NEARLY = 0.6
"""... and how near that word's score must come."""

OWN, USUAL, OF_THE_FILE = 0.2, 0.5, 0.35
"""The share of the tests with a word that must be in the part, for it not to be one of many parts', the
share of the file's tests from which on it is the file's, what must be in the part of such a word, ..."""

COMMON = 0.6
"""... and what is left of such a word, which is never a second one."""

IN_A_NAME = 0.5
"""The mean weight below which a word is of modules alone: tests use more than they test."""

TERM, SHARED = 4, 2
"""How many words of a class's name are a part's, and how many classes may have one of these."""

LEAST = 0.5
"""The share of a part's tests that must have what names it."""

WORTH, FEWEST = 0.2, 2
"""The share of a part's tests that a second word must add, and how many at least."""

CALLED = 2
"""A word that one in so many of its tests calls is a method, and so what is tested."""

FAINT = 0.3
"""The score below which a word is no subject."""


LONG = 4
"""Letters from which on a word that begins a word of the file's name says no more than that."""

KIND_STEMS = frozenset(map(stem, KINDS))

_MUTE = GLUE | BINDING
"""Words that name nothing by themselves."""

_CODE = re.compile(r"(?!\w2\w)[a-z]?(?![1-4]d)\d+[a-z]")
"""A number in somebody's list: ``5a``, ``c6k``; not ``3d``, not ``e2e``."""

_ACTION = re.compile(r"\w{3,}(?:tion|sion|ing)s?")


class Telling:
    """What all tests of a file show, read once; names any division of them."""

    def __init__(self, entries: Sequence[Entry], said: str = "") -> None:
        self._unsaid = divided(entries)
        self._shown = {entry.index: tuple(shown(entry, self._unsaid)) for entry in entries}
        self.said = _with_beginnings(
            [*name_words(said), *map("".join, pairwise(name_words(said))), *_packages(entries)],
            [name_words(text) for entry in entries for text in texts(entry)],
        )
        self._file_words = frozenset(name_words(said))
        self._all = counted([shown for found in self._shown.values() for shown in found])
        self._spread = self._all.weight
        self._forms: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._written: dict[str, str] = {}
        self._manner: dict[str, bool] = {}
        self._worths: dict[str, float] = {}
        self._called = Counter(stem(w) for e in entries for w in e.atom.evidence.called - ASSERTING)
        self._known: dict[tuple[int, ...], tuple[Tally, dict[str, float]]] = {}
        self._said_before: dict[tuple[int, tuple[str, ...], tuple[str, ...]], Subject] = {}
        self._owners = Counter(one.test.rpartition("::")[0] for one in self._all.tests)
        self._classes = Counter(word for owner in self._owners for word in set(map(stem, name_words(owner))))
        written = Counter(text for entry in entries for text in (*texts(entry), *modules(entry)))
        for text, many in written.items():
            for word in (*name_words(text), *glued(text)):
                forms = self._forms[stem(word)]
                forms[word] = forms.get(word, 0) + many

    def subjects(self, parts: Sequence[Sequence[Entry]]) -> tuple[Subject, ...]:
        """What each part is about; no two have the same words, unless one has no others."""
        tallies, scores = zip(*map(self._read, parts), strict=True) if parts else ((), ())
        named: dict[int, Subject] = {}
        taken: list[tuple[str, ...]] = []
        for at in sorted(range(len(parts)), key=lambda at: -max(scores[at].values(), default=0.0)):
            elsewhere = {word for way in taken for word in way}
            own = {word: score * (SAID if word in elsewhere else 1) for word, score in scores[at].items()}
            named[at] = self._subject(tallies, at, own, taken)
            taken += [tuple(map(stem, named[at].words))] if named[at].words else []
        return tuple(named[at] for at in range(len(parts)))

    def none(self, part: Sequence[Entry]) -> Subject:
        """Of tests that have no subject in common."""
        tally, scores = self._read(part)
        close = sorted(scores, key=lambda word: (-scores[word], word))[:2]
        return Subject((), len(tally.tests), 0, 0, close=tuple(map(self._form, close)))

    def _read(self, part: Sequence[Entry]) -> tuple[Tally, dict[str, float]]:
        """What is counted of a part, and how well each word would name it; the same parts come again."""
        key = tuple([entry.index for entry in part])
        if key not in self._known:
            tally = counted([shown for at in key for shown in self._shown[at]])
            self._known[key] = tally, self._scores(tally)
        return self._known[key]

    def _scores(self, part: Tally) -> dict[str, float]:
        found = {}
        square = SHARE_COUNTS * SHARE_COUNTS
        tests, spread, worths = len(part.tests), self._spread, self._worths
        for word, weight in part.weight.items():
            worth = worths.get(word) or self._worth(word)
            many = len(part.had[word])
            if worth < 0 or weight < IN_A_NAME * many:
                continue
            share, own = weight / tests, weight / spread[word]
            score = (1 + square) * share * own / (square * own + share)
            if own < OWN or len(self._all.had[word]) > USUAL * len(self._all.tests):
                score *= COMMON
            if worth != MANNER or word not in part.called:
                score *= worth
            if 2 * part.heads[word] >= many and not _ACTION.fullmatch(self._form(word)):
                score *= HEAD
            found[word] = score
        return found

    def _worth(self, word: str) -> float:
        """What is left of a word for what it is; less than nothing of one that names no part."""
        form = self._form(word)
        if word in self.said or len(form) < 2 or form in _MUTE or form.isdigit() or is_dtype(form):
            worth = -1.0
        elif self._says_how(word):
            worth = MANNER
        elif form in DOING or form in THINGS:
            worth = VERB
        else:
            worth = GENERAL if form in GENERIC else 1.0
        self._worths[word] = worth
        return worth

    def _subject(
        self, tallies: Sequence[Tally], at: int, scores: Mapping[str, float], taken: Sequence[tuple[str, ...]]
    ) -> Subject:
        part = tallies[at]
        likely = (word for word in scores if scores[word] >= FAINT / 2)

        def rank(word: str) -> tuple[bool, bool, float, str]:
            said = 2 * part.named[word] >= len(part.tests)
            return self._says_how(word), not said, -scores[word], self._form(word)

        ranked = sorted(likely, key=rank)
        fewest = min(FEWEST, len(part.tests))
        telling = (word for word in ranked if scores[word] >= FAINT and len(part.had[word]) >= fewest)
        ways: list[tuple[str, ...]] = []
        fresh: list[tuple[str, ...]] = []
        for way in self._ways(part, [*islice(telling, 8)], ranked, scores):
            ways.append(way)
            known = any(set(way) <= set(t) or set(t) <= set(way) for t in taken)
            if not known and not self._says_how(way[-1]):
                fresh.append(way)
                break  # no other is asked for then
        best = next(iter(fresh), ())
        # parse_bytes_1 and _2, not version_bytes beside parse_bytes
        others = [way for way in taken if not best or (len(way) > 1 and not set(way).isdisjoint(best))]
        same = [
            way
            for way in others
            if self.said.isdisjoint(way) and len(having(part, way, together=True)) >= ENOUGH * len(part.tests)
        ]
        chosen = next(iter([*same, *fresh] if best else []), ()) or self._other(part, ways, same, taken)
        return self._said_of(part, chosen, [word for word in ranked if word not in chosen][:2])

    def _other(
        self,
        part: Tally,
        ways: Sequence[tuple[str, ...]],
        same: Sequence[tuple[str, ...]],
        taken: Sequence[tuple[str, ...]],
    ) -> tuple[str, ...]:
        """What a part is called for which no name is as good and nobody else's."""
        new = [way for way in ways if frozenset(way) not in set(map(frozenset, taken))]
        alone = new if len(part.tests) == 1 else []
        ending = (way for way in self._class_ending(part) if way not in taken)
        return next(chain(alone, same, new, ways, ending), ())

    def _ways(
        self, part: Tally, telling: Sequence[str], ranked: Sequence[str], scores: Mapping[str, float]
    ) -> Iterator[tuple[str, ...]]:
        """What the part may be called, the best first: enough of its tests have it, and it is theirs."""
        if one := self._one_class(part):
            yield one
        whole = self._class_name(part, scores)
        of_variants: list[tuple[str, ...]] = []
        found = False
        for word in telling:
            named = [whole] if word in whole else []
            for way in (*named, self._with_second(part, word, ranked, scores), (word,)):
                had = set[int]().union(*(part.had[w] for w in way))
                if len(had) >= LEAST * len(part.tests) and any(self._is_own(part, w) for w in way):
                    if part.is_of_a_variant(had):
                        of_variants.append(way)
                    else:
                        found = True
                        yield way
        yield from () if found else of_variants

    def share(self, part: Sequence[Entry], words: Sequence[str], *, named: bool = False) -> float:
        """Which share of the tests have one of the words; ``named``: have all of them in their names."""
        shown = [one for entry in part for one in self._shown[entry.index]]
        wanted = frozenset(map(stem, words))
        if named:
            return sum(all(one.words.get(w) in NAMES for w in wanted) for one in shown) / max(1, len(shown))
        return sum(not wanted.isdisjoint(one.words) for one in shown) / max(1, len(shown))

    def named(self, part: Sequence[Entry], words: Sequence[str]) -> Subject:
        """Of tests whose subject is known."""
        tally, _ = self._read(part)
        return self._said_of(tally, tuple(map(stem, words)), ())

    def of_topic(self, part: Sequence[Entry], topic: str) -> Subject:
        """Of tests that one word brought together, by its stem."""
        tally, _ = self._read(part)
        return self._said_of(tally, (topic,), ())

    def _said_of(self, part: Tally, chosen: Sequence[str], close: Sequence[str]) -> Subject:
        """What is to be said of a part that was read; it is asked for again and again."""
        key = (id(part), tuple(chosen), tuple(close))
        if key not in self._said_before:
            self._said_before[key] = self._subject_of(part, chosen, close)
        return self._said_before[key]

    def _subject_of(self, part: Tally, chosen: Sequence[str], close: Sequence[str]) -> Subject:
        phrase = len(chosen) > 1 and part.beside(chosen[0], chosen[1]) >= LEAST * len(part.tests)
        had = having(part, chosen, together=phrase)
        everybody = len(having(self._all, chosen, together=phrase))
        sources = [
            Counter(part.tests[i].words[word] for i in part.had[word]).most_common(1)[0][0]
            for word in chosen
            if part.had[word]
        ]
        return Subject(
            tuple(self._form_in(part, word) for word in chosen),
            len(part.tests),
            len(had),
            everybody - len(had),
            phrase=phrase,
            sources=tuple(sources),
            close=tuple(map(self._form, close)),
        )

    def _class_name(self, part: Tally, scores: Mapping[str, float]) -> tuple[str, ...]:
        """What a part of one class is called by its author: the class's words, if there are two that tell."""
        known = (word for word in part.called if scores.get(word, 0) >= FAINT)
        row = tuple(word for word in known if not self._says_how(word))
        return row if len(row) == 2 else ()

    def _one_class(self, part: Tally) -> tuple[str, ...]:
        """What one class, and nothing else, is called by its author: its words that tell it from others."""
        owners = {one.test.rpartition("::")[0] for one in part.tests}
        if len(owners) != 1 or "" in owners or len(part.tests) < self._owners[min(owners)]:
            return ()
        row = [word for word in part.called if self._worth(word) >= 0 and not self._says_how(word)]
        term = self._term(row, SHARED)
        if len(term) == 1 < len(row):  # it says half of what is tested: TestSaveTxt
            term = self._term(row, len(self._owners) // 2)
        return term if len(term) == len(row) == 1 or 1 < len(term) <= TERM else ()

    def _term(self, row: Sequence[str], most: int) -> tuple[str, ...]:
        """The words of a class's name from the first to the last that so many classes at most have."""
        own = [at for at, word in enumerate(row) if self._classes[word] <= most]
        return tuple(row[own[0] : own[-1] + 1]) if own else ()

    def _class_ending(self, part: Tally) -> Iterator[tuple[str, ...]]:
        """The last word of one class, if the file says it in another form: ``ParserParse`` in test_parser."""
        whole = self._unsaid.isdisjoint(one.test.rpartition("::")[0] for one in part.tests)
        for word in part.called[-1:] if whole else ():
            form = self._form_in(part, word)
            tells = form not in _MUTE and len(form) >= LONG and not self._says_how(word)
            if tells and word in self.said and form not in self._file_words:
                yield (word,)

    def _with_second(
        self, part: Tally, word: str, ranked: Sequence[str], scores: Mapping[str, float]
    ) -> tuple[str, ...]:
        """The word with one that makes a phrase of it, or else one that names what it does not."""
        had = part.had[word]
        for kind in KIND_STEMS:
            if part.beside(kind, word) >= max(FEWEST, PHRASE * len(part.tests)):
                return (kind, word)
        for other in ranked[:6]:
            if other == word or scores[other] < NEARLY * scores[word] or self._says_how(other):
                continue
            if not self._is_own(part, other):
                continue
            joint = len(had & part.had[other])
            for pair in ((other, word), (word, other)):
                if joint >= LEAST * len(part.tests) and part.beside(*pair) >= PHRASE * len(had):
                    # jordan is what all tests are about, jordan form some of them
                    most = ENOUGH * len(part.tests)
                    alone = [w for w in pair if part.named[w] >= most > joint]
                    return (max(alone, key=scores.__getitem__),) if alone else pair
        if len(had) >= ENOUGH * len(part.tests):
            return (word,)
        more = {
            other: scores[other] * len(part.had[other] - had)
            for other in ranked
            if len(part.had[other] - had) >= max(FEWEST, WORTH * len(part.tests))
            and not (self._says_how(other) or self._form(other) in DOING)
            and self._is_own(part, other)
            and part.weight[other] >= IN_A_NAME * len(part.had[other])
        }
        return (word, max(more, key=more.__getitem__)) if more else (word,)

    def _is_own(self, part: Tally, word: str) -> bool:
        """Whether enough of those who have it are in the part; of what the file is about, more."""
        usual = len(self._all.had[word]) > USUAL * len(self._all.tests)
        return part.weight[word] >= (OF_THE_FILE if usual else OWN) * self._spread[word]

    def _says_how(self, word: str) -> bool:
        """Such words name a part only where none says what is tested."""
        if word not in self._manner:
            form = self._form(word)
            called = CALLED * self._called[word] >= len(self._all.had[word])
            how = says_how(form) and form not in THINGS and not called
            self._manner[word] = how or form in PALE or _CODE.fullmatch(form) is not None
        return self._manner[word]

    def _form_in(self, part: Tally, known: str) -> str:
        """The stem as the part's own tests mostly write it: ``filtering`` where elsewhere it is filter."""
        tests = (part.tests[at].test for at in part.had.get(known, ()))
        forms = Counter(word for test in tests for word in name_words(test) if stem(word) == known)
        plain = [form for form in forms if form.isalpha()] or [*forms]  # of hilbert and hilbert2
        bare = {form.rstrip("0123456789") for form in plain}
        if len(plain) > 1 and len(bare) == 1:  # of sage1 and sage2
            return bare.pop()
        return min(plain, key=lambda form: (-forms[form], len(form), form), default=self._form(known))

    def _form(self, known: str) -> str:
        """The stem as it is mostly written."""
        if known not in self._written:
            forms = self._forms.get(known)
            by_use = sorted(
                forms or [known], key=lambda form: (-forms[form] if forms else 0, len(form), form)
            )
            self._written[known] = by_use[0]
        return self._written[known]


def _packages(entries: Sequence[Entry]) -> list[str]:
    """The words of the packages that most tests use: in fastmcp's tests nothing is about fastmcp."""
    modules = ({m for m in e.atom.evidence.uses.values() if "." in m} for e in entries)
    roots = Counter(root for found in modules for root in {module.split(".")[0] for module in found})
    usual = [root for root, many in roots.items() if many >= USUAL * len(entries)]
    return [word for root in usual if root not in sys.stdlib_module_names for word in name_words(root)]


def _with_beginnings(said: Sequence[str], names: Sequence[Sequence[str]]) -> frozenset[str]:
    """The stems of the words of the file's name, and of what they begin with: in test_groupby ``group``.

    And of two words that one of them is of: in test_graphml ``graph`` and ``ml``.
    """
    beginnings = {word[:end] for word in said for end in range(LONG, len(word) + 1)}
    halves = {word for row in names for pair in pairwise(row) if "".join(pair) in said for word in pair}
    return frozenset(map(stem, (*said, *halves, *beginnings.intersection(chain.from_iterable(names)))))
