"""Where a text names a file: by its path, a test's id, or the dotted name of its module."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from splitter.model.references import Kind
from splitter.references.context import is_code, is_configuration
from splitter.references.subject import Subject


@dataclass(frozen=True)
class Mention:
    """One of them, as a slice of the text."""

    start: int
    end: int
    kind: Kind
    before: str = ""
    """What stands before the name: ``tests/``, ``tests.``."""
    after: str = ""
    """What follows it: ``::test_one``, ``.helper``."""
    escape: str = ""
    r"""What a regular expression has before the dot: ``test_big\.py``."""


def mentions(text: str, subject: Subject, file: str) -> Iterator[Mention]:
    """The mentions of the subject in the text of ``file``, in their order."""
    found = [*_paths(text, subject, file), *_modules(text, subject, file)]
    yield from sorted(found, key=lambda one: one.start)


_SLASH = r"/|\\{1,2}"
"""What divides the steps of a path; in a string of some languages a backslash is written as two."""


@lru_cache(maxsize=64)
def _path(name: str) -> re.Pattern[str]:
    stem, dot, suffix = name.rpartition(".")
    written = rf"{re.escape(stem)}(?P<escape>\\{{0,2}}){re.escape(dot + suffix)}"
    return re.compile(
        rf"(?P<before>(?<![\w.@+~/\\-])(?:{_SLASH})?(?:[\w.@+~-]+(?:{_SLASH}))*"
        rf"|(?<=[}})>'\"])(?:{_SLASH})(?:[\w.@+~-]+(?:{_SLASH}))*)"
        rf"{written}(?![\w-])(?!\.\w)(?P<after>(?:::\w+)*(?:\[[^\]\n\r]*\])?)"
    )


def _in_lines_with(word: str, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds that has this word and is on one line: most of a text need not be searched."""
    at = text.find(word)
    while at >= 0:
        line = text.find("\n", at)
        end = len(text) if line < 0 else line
        yield from pattern.finditer(text, text.rfind("\n", 0, at) + 1, end)
        at = text.find(word, end)


def _paths(text: str, subject: Subject, file: str) -> Iterator[Mention]:
    if subject.path.name not in text and f"{subject.path.stem}\\" not in text:
        return
    for match in _in_lines_with(subject.path.stem, _path(subject.path.name), text):
        start, before = match.start(), match["before"]
        if text[start - 1 : start] == "$":  # $ROOT/tests: what a variable holds is not known
            start, before = start + before.find("/"), before[before.find("/") :]
        if not is_meant(before, subject, file, text, start):
            continue
        after = match["after"] if match["after"].startswith("::") else ""
        kind = Kind.TEST if after else Kind.FILE
        end = match.end() - len(match["after"]) + len(after)
        yield Mention(start, end, kind, before, after, match["escape"])


def is_meant(before: str, subject: Subject, file: str, text: str, offset: int) -> bool:
    """Whether a path with these folders before the name can mean the subject, and no other file."""
    steps = [step for step in re.split(r"[/\\]", before) if step not in ("", ".", "..")]
    own = subject.folder.parts
    depth = min(len(steps), len(own))
    if depth and tuple(steps[-depth:]) != own[-depth:]:
        return False
    if len(steps) > len(own) and not own and not before.startswith(("/", "~")):
        return False
    ending = "/".join([*steps, subject.path.name])
    rivals = _rivals(subject.namesakes, ending)
    if not rivals or ending == str(subject.path):
        return True
    near = PurePosixPath(file).parent
    if str(near / ending) == str(subject.path) or f"{subject.folder}" == str(near):
        return True
    if str(near / ending) in rivals:
        return False
    # Which of the files is meant is told by the folder that was named last, and by most of its path.
    own_place = _last(text, str(subject.folder), offset)
    return own_place >= 0 and all(
        (_last(text, folder, offset), len(folder)) < (own_place, len(str(subject.folder)))
        for folder in rivals.values()
    )


@lru_cache(maxsize=64)
def _rivals(namesakes: Collection[str], ending: str) -> Mapping[str, str]:
    """Those of the files that such a path can mean as well, with their folders."""
    return {
        one: str(PurePosixPath(one).parent)
        for one in namesakes
        if one == ending or one.endswith(f"/{ending}")
    }


def _last(text: str, folder: str, end: int) -> int:
    """Where a folder is named last before ``end``, as a whole; -1 if nowhere."""
    at = text.rfind(folder, 0, end)
    while at >= 0 and (
        _continues(text[at - 1 : at]) or _continues(text[at + len(folder) : at + len(folder) + 1])
    ):
        at = text.rfind(folder, 0, at + len(folder) - 1)
    return at


def _continues(character: str) -> bool:
    """Whether a name goes on with it."""
    return character.isalnum() or character in ("_", ".", "-")


@lru_cache(maxsize=64)
def _module(stem: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=mypy-)|(?<![\w./\\-]))(?P<before>(?:\w+\\{{0,2}}\.)+){re.escape(stem)}(?![\w/-])"
        r"(?P<after>(?:\\{0,2}\.\w+)*)"
    )


@lru_cache(maxsize=64)
def _imported(stem: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*(?:from|import)[ \t]+\.?(?P<name>{re.escape(stem)})(?=[ \t]|$)", re.MULTILINE)


@lru_cache(maxsize=64)
def _at_prompt(stem: str) -> re.Pattern[str]:
    """Imports in examples, which may be run from any file (``doctest``)."""
    return re.compile(
        rf"^[ \t]*>>>[ \t]+(?:from|import)[ \t]+(?P<name>{re.escape(stem)})(?=[ \t]|$)",
        re.MULTILINE,
    )


@lru_cache(maxsize=64)
def _asked_for(stem: str) -> re.Pattern[str]:
    """Calls that import a module by its bare or relative name."""
    calls = "import_module|__import__|importorskip|find_spec|run_module|reload"
    return re.compile(rf"\b(?:{calls})\(\s*[\"'](?P<before>\.?)(?P<name>{re.escape(stem)})(?=[\"'])")


WARNING_FILTER = r"(?:^|(?<=[\s\"'=,]))(?:default|error|ignore|always|all|module|once):[^:\n]*:[\w.]*:"
"""The fields of a filter before its module (Python's documentation, "Describing Warning Filters")."""


@lru_cache(maxsize=64)
def _configured(stem: str) -> re.Pattern[str]:
    """Where a module that is in no package is named: in mypy's configuration, and in filters of warnings."""
    mypy = r"^\[mypy-(?:[^\]\n]*,)?|^\s*module\s*=\s*(?:\[[^\]]*)?[\"']"
    return re.compile(
        rf"(?:{mypy}|{WARNING_FILTER})(?P<name>{re.escape(stem)})(?=[\"',\].:\s]|$)", re.MULTILINE
    )


@lru_cache(maxsize=64)
def _run(stem: str) -> re.Pattern[str]:
    """Commands that run a module by its bare name, or tests of it."""
    runners = r"unittest|nose2|nosetests|trial|stestr|green|run_?tests?(?:\.py|\.sh)?|(?:-m|manage\.py) test"
    name = rf"(?P<name>{re.escape(stem)})(?P<after>(?:\.\w+)*)"
    return re.compile(rf"(?<![\w-])(?:{runners})[ \t][^\n]*?(?<![\w./=-]){name}(?![\w/.-])")


@lru_cache(maxsize=64)
def _listed(stem: str) -> re.Pattern[str]:
    """A module in a list of such: ``for name in ["test_big", "test_other"]``."""
    other, own = r"[\"'](?:test_\w+|\w+_tests?)[\"']", re.escape(stem)
    return re.compile(
        rf"(?:(?<=[\"']){own}(?=[\"'],\s*{other})|{other},\s*[\"'](?P<last>{own})(?=[\"']\s*[,\])}}]))"
    )


def _is_beside(subject: Subject, file: str) -> bool:
    path = PurePosixPath(file)
    return path.parent == subject.folder and path.suffix == subject.path.suffix


def _modules(text: str, subject: Subject, file: str) -> Iterator[Mention]:
    stem = subject.path.stem
    if file == str(subject.folder / f"__init__{subject.path.suffix}"):
        for match in re.finditer(rf"(?<=[\"']){re.escape(stem)}(?=[\"'])", text):
            yield Mention(match.start(), match.end(), Kind.MODULE)
    elif (
        is_code(file) and subject.folder.is_relative_to(PurePosixPath(file).parent) and not subject.namesakes
    ):
        for match in _listed(stem).finditer(text):
            yield Mention(*match.span("last" if match["last"] else 0), Kind.MODULE)
    if _is_beside(subject, file):
        for match in _imported(stem).finditer(text):
            yield Mention(match.start("name"), match.end("name"), Kind.MODULE)
        for match in _asked_for(stem).finditer(text):
            yield Mention(match.start("before"), match.end("name"), Kind.MODULE, match["before"])
    if ">>>" in text and not subject.namesakes:
        for match in _at_prompt(stem).finditer(text):
            yield Mention(match.start("name"), match.end("name"), Kind.MODULE)
    if is_configuration(file) and not subject.namesakes:
        for match in _run(stem).finditer(text):
            if not match["after"].endswith(subject.path.suffix):
                yield Mention(match.start("name"), match.end("after"), Kind.MODULE, "", match["after"])
    if file.endswith((".toml", ".ini", ".cfg")) and not subject.namesakes:
        for match in _configured(stem).finditer(text):
            yield Mention(*match.span("name"), Kind.MODULE)
    for match in _in_lines_with(f".{stem}", _module(stem), text):
        steps = match["before"].replace("\\", "").split(".")[:-1]
        if match["after"].replace("\\", "").startswith(subject.path.suffix):
            continue
        if subject.is_in(steps, PurePosixPath(file).parent) is not False:
            yield Mention(match.start(), match.end(), Kind.MODULE, match["before"], match["after"])


def renamed(mention: Mention, subject: Subject) -> tuple[str, ...] | str:
    """What to say instead; else why that can't be told."""
    if mention.escape:
        return "a regular expression names it"
    if mention.kind is Kind.FILE:
        return tuple(mention.before + _slashed(one.name, mention) for one in subject.files)
    if mention.kind is Kind.TEST:
        test = re.sub(r"\[.*", "", mention.after).removeprefix("::")
        holding = subject.holding(test)
        words = tuple(mention.before + _slashed(one.name, mention) + mention.after for one in holding)
        return words or f"there is no {test} in it"
    names = [name for name in mention.after.replace("\\", "").split(".") if name]
    if not names and "\\" in mention.before:
        return "a pattern names the module"
    if not names:
        return tuple(mention.before + one.module for one in subject.files)
    meant = subject.holding("::".join(names[:2])) or subject.holding(names[0]) or subject.providing(names[:1])
    if len(meant) != 1:
        return f"{names[0]} is in {len(meant)} parts" if meant else f"{names[0]} is in no part"
    return (mention.before + meant[0].module + mention.after,)


def _slashed(name: str, mention: Mention) -> str:
    return name.replace("/", "\\") if "\\" in mention.before else name
