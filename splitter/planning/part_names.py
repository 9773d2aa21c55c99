"""Names: of the parts, of the retired original, and the title in a part's header.

The group goes before a closing generic word (``test_lenet5_layers`` + conv -> ``test_lenet5_conv_layers``),
else before a closing ``test`` (``foo_test`` + add -> ``foo_add_test``), else after the stem
(``test_arithmetic_add``). Words that the stem has already are not doubled: ``test_conv_layers`` +
conv_forward -> ``test_conv_forward_layers``. A group that has no other words gets its number instead
(``test_conv_1_layers``): ``test_conv_conv_layers`` stutters, and ``test_conv_layers`` is the original's name.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import count as numbers
from itertools import islice

from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.surroundings import NOWHERE, Surroundings
from splitter.text.file_names import FRAME, folded, retired_name

CLOSING: dict[str, str] = {
    "layers": "layer",
    "layer": "layer",
    "blocks": "block",
    "ops": "operation",
    "operations": "operation",
    "operators": "operator",
    "functions": "function",
    "funcs": "function",
    "methods": "method",
    "modules": "module",
    "models": "model",
    "helpers": "helper",
    "utils": "utility",
    "util": "utility",
    "utilities": "utility",
    "tools": "tool",
    "cases": "case",
    "classes": "class",
    "features": "feature",
    "components": "component",
}
"""Words that close a file name without telling which part it is -> how a title says them before ``tests``."""

LONGEST = 255
"""Bytes of a file name, on every file system in use."""

_FIELDS = ("stem", "group", "n")
_SPEC = re.compile(r"0?\d?d?")  # {n:02}: room for nothing that formats without end
_WORD = re.compile(r"\w+(?:-\w+)*")
_COUNTED = re.compile(r"part\d+")
_ODD = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


@dataclass(frozen=True)
class Treatment:
    """How the runner treats the original by its name, which is how it must treat the parts."""

    original: str
    test_files: tuple[str, ...]
    around: Surroundings

    def why_not(self, name: str) -> str:
        """What the runner would do otherwise with a file of that name; empty if nothing."""
        around = self.around
        if _matches(self.original, self.test_files) and not _matches(name, self.test_files):
            return f"matches none of {', '.join(self.test_files)}"
        if around.is_collected(self.original) and not around.is_collected(name):
            return f"matches none of {', '.join(around.conventions.files)}"
        if around.conventions.files and around.is_collected(name) and not around.is_collected(self.original):
            return f"would be collected, as {self.original} is not"
        was_ignored = around.is_ignored(self.original)
        if was_ignored and not around.stays_ignored(self.original) and not around.is_ignored(name):
            return (
                f"is not ignored as {self.original} is, which the runner's configuration or a conftest names"
            )
        if around.is_ignored(name) and not was_ignored:
            return f"is ignored, as {self.original} is not"
        for pattern in around.told_apart:
            if fnmatchcase(name, pattern) != fnmatchcase(self.original, pattern):
                does = "does not match" if fnmatchcase(self.original, pattern) else "matches"
                return f"{does} {pattern}, unlike {self.original}: -k or a conftest tells tests apart by that"
        return ""

    def is_alike(self, name: str) -> bool:
        return not self.why_not(name)

    def shapes(self, suffix: str) -> Iterator[str]:
        """Other shapes of names, from the patterns that the runner finds files by: ``{group}_spec.py``."""
        for pattern in (*self.around.conventions.files, *self.test_files):
            if pattern.count("*") != 1 or not pattern.endswith(suffix) or re.search(r"[?\[{}]", pattern):
                continue
            before, _, after = pattern.partition("*")
            inner = self.original.removeprefix(before).removesuffix(after)
            if _matches(self.original, (pattern,)) and inner.strip("_"):
                yield f"{before}{inner.rstrip('_')}_{{group}}{after}"
        stem = self.original.removesuffix(suffix)
        for pattern in (*self.around.conventions.files, *self.test_files):
            if pattern.count("*") == 1 and pattern.endswith(suffix) and not re.search(r"[?\[{}]", pattern):
                before, _, after = pattern.partition("*")
                subject = "" if stem.lower() in FRAME else f"{stem}_"
                yield f"{before}{subject}{{group}}{after}"


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


@dataclass(frozen=True)
class PartNames:
    """A file name for each group, in order; not to be used where there are findings."""

    names: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def part_names(
    original: str,
    groups: Sequence[str],
    pattern: str | None = None,
    test_files: Sequence[str] = (),
    around: Surroundings = NOWHERE,
    *,
    beside: bool = True,
    taken: Iterable[str] = (),
) -> PartNames:
    """The parts' file names for an original's file name and its groups' names.

    ``pattern`` is the user's, with ``{stem}``, ``{group}`` and ``{n}``; ``test_files`` are the runner's
    discovery patterns; ``beside`` says that the parts are in the original's folder, and so not named like
    what is ``around`` there, or is the same module elsewhere. A part whose name, or the name that it would
    be retired by, is taken gets the next one that is free: its group is numbered (``test_arithmetic_add_2``),
    or, where the pattern has only ``{n}``, that goes on. What is wrong with the names comes back as findings:
    S401 to S404.
    """
    problem = _problem(pattern) if pattern is not None else ""
    if problem:
        return PartNames((), (finding("S401", f"--name {pattern!r}: {problem}", path=original),))
    treated = Treatment(original, tuple(test_files), around)
    there = (around.taken - around.kindred) | around.elsewhere
    occupied = {folded(name) for name in there} if beside else set[str]()
    names = _free_names(original, groups, pattern, treated, occupied - {folded(original)})
    return PartNames(names, _findings(original, names, treated, beside=beside))


def given_names(
    original: str,
    names: Sequence[str],
    test_files: Sequence[str] = (),
    around: Surroundings = NOWHERE,
    *,
    beside: bool = True,
) -> PartNames:
    """The same for names that somebody has chosen one by one."""
    treated = Treatment(original, tuple(test_files), around)
    return PartNames(tuple(names), _findings(original, names, treated, beside=beside))


def title_of(stem: str, group_title: str, docstring: str | None = None) -> str:
    """A part's title for people: ``test_lenet5_layers`` + convolution -> LeNet-5 convolution layer tests.

    ``stem`` is the original's file name without its suffix. Words are written as the original's ``docstring``
    writes them, if it has them: ``lenet5`` is LeNet-5 there.
    """
    words, closing = _without_frame(stem)
    said = group_title.split()
    middle = [CLOSING[closing.lower()]] if closing else []
    as_written = _spellings(docstring or "")
    spelled = [as_written.get(word.lower(), word) for word in [*words, *said, *middle, "tests"]]
    return _capital(" ".join(spelled))


def _divided(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if stem else (name, "")


def _with_suffix(name: str, suffix: str) -> str:
    return name if name.endswith(suffix) else name + suffix


Shape = Callable[[int, str], str]
"""Gives a part its file name, by its number and its group's name."""


def _free_names(
    original: str, groups: Sequence[str], pattern: str | None, treated: Treatment, occupied: Set[str]
) -> tuple[str, ...]:
    """A name for each part that is free; what several would be called at first is left to the findings."""
    shapes = list(_shapes(original, groups, pattern, treated))
    named = [(shape, words, [shape(n, word) for n, word in enumerate(words, 1)]) for shape, words in shapes]
    shape, words, names = next((each for each in named if all(map(treated.is_alike, each[2]))), named[0])

    def is_free(name: str) -> bool:
        return folded(name) not in occupied and folded(retired_name(name)) not in occupied

    fields = _fields(pattern or "{group}")
    if "group" not in fields:
        if "n" in fields:
            names = list(islice(filter(is_free, (shape(n, "") for n in numbers(1))), len(groups)))
        return tuple(names)
    counted = [shape(n, f"part{n}") for n in range(1, len(names) + 1)]
    names = [
        name if treated.is_alike(name) or not treated.is_alike(other) else other
        for name, other in zip(names, counted, strict=True)
    ]
    meant = {folded(original), *map(folded, names)}
    for index, name in enumerate(names):
        if not is_free(name):
            others = (shape(index + 1, f"{words[index]}_{number}") for number in numbers(2))
            names[index] = next(other for other in others if is_free(other) and folded(other) not in meant)
            meant.add(folded(names[index]))
    return tuple(names)


def _shapes(
    original: str, groups: Sequence[str], pattern: str | None, treated: Treatment
) -> Iterator[tuple[Shape, Sequence[str]]]:
    """The shapes that names may have, the best first, each with the groups' words for it."""
    stem, suffix = _divided(original)
    if pattern is not None:
        yield lambda n, group: _with_suffix(pattern.format(stem=stem, group=group, n=n), suffix), groups
        return
    head, words, tail = _inserted(stem, groups)
    yield lambda _, group: "_".join(filter(None, (head, group, tail))) + suffix, words
    for text in treated.shapes(suffix):
        yield lambda _, group, text=text: text.format(group=group), groups  # type: ignore[misc]


def _fields(pattern: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern)}


def beginning(original: str, pattern: str | None = None) -> str:
    """What the name of every part begins with, whatever the groups: ``test_arithmetic_``."""
    stem, _ = _divided(original)
    if pattern is None:
        return _place(stem)[0] + "_"
    if _problem(pattern):
        return ""
    text = ""
    for literal, name, _, _ in string.Formatter().parse(pattern):
        text += literal
        if name == "stem":
            text += stem
        elif name is not None:
            break
    return text


def _inserted(stem: str, groups: Sequence[str]) -> tuple[str, list[str], str]:
    """Each group's words, none doubled where that stays unambiguous, and what comes before and after them."""
    head, tail = _place(stem, before_closing=not all(map(_COUNTED.fullmatch, groups)))
    has = {word.lower() for word in stem.split("_")}
    short = ["_".join(word for word in group.split("_") if word not in has) for group in groups]
    texts = [brief or str(n) for n, brief in enumerate(short, 1)]
    count = Counter(texts)  # `matrix_mul` and `mul` in test_matrix: rather doubled than alike
    texts = [group if count[text] > 1 else text for group, text in zip(groups, texts, strict=True)]
    if len(set(texts)) < len(texts):
        texts = list(groups)
    return head, texts, tail


def _place(stem: str, *, before_closing: bool = True) -> tuple[str, str]:
    """The stem in two, around the place of the group: before ``layers``, ``test``, ``layers_test``.

    What is only counted comes last: ``test_lenet5_layers_part1``.
    """
    words = stem.split("_")
    cut = len(words)
    if cut > 1 and words[cut - 1].lower() in FRAME:
        cut -= 1
    if before_closing and cut > 1 and words[cut - 1].lower() in CLOSING:
        cut -= 1
    return "_".join(words[:cut]), "_".join(words[cut:])


def _problem(pattern: str) -> str:
    """What is wrong with a name pattern, in words; empty if nothing is."""
    try:
        fields = list(string.Formatter().parse(pattern))
    except ValueError as error:
        return str(error).lower()
    for _, name, spec, conversion in fields:
        if name is None:
            continue
        if name not in _FIELDS:
            return f"unknown placeholder {{{name}}}"
        if conversion or (spec and (name != "n" or not _SPEC.fullmatch(spec))):
            return f"{{{name}}} takes no such format"
    return ""


def _findings(
    original: str, names: Sequence[str], treated: Treatment, *, beside: bool
) -> tuple[Finding, ...]:
    found = [finding("S402", f"{name!r} {why}", path=original) for name in names if (why := _odd(name))]
    count = Counter(map(folded, names))
    count[folded(original)] += beside  # the original's own name is no part's
    for name in dict.fromkeys(names):
        if count[folded(name)] > 1:
            other = "the original" if folded(name) == folded(original) else "another part"
            found.append(finding("S403", f"{name!r} is the name of {other} too", path=original))
    found += [
        finding("S404", f"{name!r} {why}", path=original) for name in names if (why := treated.why_not(name))
    ]
    if beside:
        message = "is in another folder, too, and the runner takes both for one module"
        same = (name for name in names if name in treated.around.elsewhere)
        found += [finding("S404", f"{name!r} {message}", path=original) for name in same]
    return tuple(found)


def _odd(name: str) -> str:
    """Why a name is not a plain file name on every system; empty if it is one."""
    if not name.strip(". ") or name != name.strip(" ").rstrip(".") or name.startswith("."):
        return "is not a plain file name"
    if _ODD.search(name):
        return "holds a character that file names should not have"
    if len(name.encode("utf-8", "surrogateescape")) > LONGEST:
        return f"is longer than {LONGEST} bytes"
    return ""


def _without_frame(stem: str) -> tuple[list[str], str]:
    """The stem's own words, and its closing generic word."""
    head, tail = _place(stem)
    words = [word for word in head.split("_") if word]
    if words and words[0].lower() in FRAME:
        words = words[1:]
    closing = next((word for word in tail.split("_") if word.lower() in CLOSING), "")
    return words, closing


@lru_cache(maxsize=8)
def _spellings(docstring: str) -> Mapping[str, str]:
    """The words that have capitals or hyphens inside, by their letters: LeNet-5, NumPy, IO."""
    found: dict[str, str] = {}
    for word in map(str, _WORD.findall(docstring)):
        if word[1:] != word[1:].lower():
            found.setdefault(re.sub(r"[\W_]", "", word).lower(), word)
    return found


def _capital(text: str) -> str:
    """The text with a capital at its beginning, unless the first word has capitals of its own."""
    first = text.split(" ", 1)[0]
    return text if any(map(str.isupper, first)) else text[:1].upper() + text[1:]
