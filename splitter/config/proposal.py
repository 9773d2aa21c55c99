"""What ``splitter init`` proposes: a configuration and a hook, as texts, from a project's own texts."""

from __future__ import annotations

import configparser
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from splitter.text import documents

PYPROJECT, OWN, LOQ, HOOKS = "pyproject.toml", "splitter.toml", "loq.toml", ".pre-commit-config.yaml"
_PYLINT = ("pylintrc", ".pylintrc", PYPROJECT, "setup.cfg")
"""Where pylint looks, in its order; the first that is about pylint counts."""

_PYTEST = ("pytest.ini", "tox.ini")
"""What else may say by which names pytest finds test files, beside those of pylint's."""

LOOKED_AT = tuple(dict.fromkeys((PYPROJECT, OWN, LOQ, HOOKS, *_PYLINT, *_PYTEST)))
"""The names of the files that a proposal rests on."""

_PYTHONS_OWN, _MOJOS_OWN = 1000, 9
"""The limits that hold without a configuration: they are written down to be seen and changed."""

_HOOK = r"""- repo: local
  hooks:
    - id: splitter-check
      name: test files within the limit
      entry: splitter check --force-exclude
      language: system
      files: \.(py|mojo|🔥)$
      require_serial: true
"""

_STEP = "- run: splitter check\n"
_INSTALLED = "the hook runs the `splitter` that is on the PATH"
_NOT_INSTALLED = f"{_INSTALLED}: there is none yet, install it so that one is (pipx, uv tool)"


@dataclass(frozen=True)
class Project:
    """What is seen of a project."""

    texts: Mapping[str, str]
    """Those files of ``LOOKED_AT`` that there are."""
    tests: Sequence[str]
    """The paths of its test files, with slashes."""
    patterns: Sequence[str] = ()
    """By which these are found, if the runner's own find none."""
    has_workflows: bool = False
    is_installed: bool = True
    """Whether a shell, and so a hook, finds the command."""


@dataclass(frozen=True)
class Change:
    """A file to be written: what stands there now, if anything does, and that with more at its end."""

    name: str
    old: str | None
    new: str


@dataclass(frozen=True)
class Proposal:
    """What to write, and what to tell that can't be written."""

    changes: tuple[Change, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _LineLimit:
    lines: int
    source: str


def standing(texts: Mapping[str, str]) -> str:
    """Where a configuration is already, if there is one; raises ``ValueError`` for a broken pyproject."""
    tools = _document(texts).get("tool", {})
    if OWN in texts:
        return OWN
    return f"tool.splitter in {PYPROJECT}" if isinstance(tools, dict) and "splitter" in tools else ""


def proposal(project: Project) -> Proposal:
    """What suits a project in which no configuration is ``standing``."""
    texts = project.texts
    keys, notes = _keys(project)
    notes = [*_unread(texts), *notes]
    table = ["[tool.splitter]", *keys]
    if PYPROJECT not in texts:
        config = Change(OWN, None, "\n".join(keys) + "\n")
    else:
        config = Change(PYPROJECT, texts[PYPROJECT], _appended(texts[PYPROJECT], table))
    hook, more = _hook(texts.get(HOOKS), has_workflows=project.has_workflows)
    if hook:
        more = (*more, _INSTALLED if project.is_installed else _NOT_INSTALLED)
    if PYPROJECT in texts and not _adds_a_table(_document(texts), config.new):
        pasted = "\n".join(table)
        note = (
            f"for {PYPROJECT}, whose `tool` is written in a way that takes no table at its end:\n\n{pasted}\n"
        )
        return Proposal(hook, (note, *notes, *more))
    return Proposal((config, *hook), (*notes, *more))


def _unread(texts: Mapping[str, str]) -> Iterator[str]:
    """What can't be parsed, so that nothing of what it says is in the proposal."""
    for name in (LOQ, *_PYLINT, *_PYTEST):
        if name not in texts or name == PYPROJECT:
            continue
        try:
            documents.toml(texts[name].encode()) if name == LOQ else _ini(texts[name], name)
        except (ValueError, configparser.Error) as error:
            yield f"{name} can't be parsed, and nothing of it is seen here: {' '.join(str(error).split())}"


def _ini(text: str, name: str) -> configparser.ConfigParser:
    """The sections of a file; raises ``configparser.Error``."""
    ini = configparser.ConfigParser(interpolation=None, strict=False)
    ini.read_string(text, name)
    return ini


def _document(texts: Mapping[str, str]) -> dict[str, Any]:
    return documents.toml(texts.get(PYPROJECT, "").encode())


def _adds_a_table(document: Mapping[str, Any], text: str) -> bool:
    """Whether all else is read from a text as it was before."""
    try:
        now = documents.toml(text.encode())
    except ValueError:
        return False
    tools = dict(now["tool"])
    tools.pop("splitter")
    return {**now, "tool": tools} == {**document, "tool": document.get("tool", {})}


def _keys(project: Project) -> tuple[list[str], list[str]]:
    """The lines of the table, and what is to be told of them."""
    mojo = [path for path in project.tests if not path.endswith(".py")]
    limits = list(_line_limits(project))
    least = min(limits, key=lambda limit: limit.lines, default=None)
    notes: list[str] = []
    if mojo and len(mojo) < len(project.tests):
        # A limit that is written down holds for both languages, instead of those that each has by itself.
        keys = [f"# Mojo: fewer than {_MOJOS_OWN + 1} tests a file. Python: at most {_PYTHONS_OWN} lines."]
        if least:
            notes = [
                f"{least.source} is {least.lines}: as Mojo files have a limit of tests, write "
                f"`max-lines = {least.lines}` into a {OWN} in the folder of the Python tests"
            ]
    elif mojo:
        keys = [f"max-tests = {_MOJOS_OWN}"]
    elif least:
        keys = [f"max-lines = {least.lines}  # {least.source}"]
    else:
        keys = [f"max-lines = {_PYTHONS_OWN}"]
    if project.patterns:
        keys.append(f"test-files = {json.dumps(list(project.patterns))}")
    return keys, notes


def _line_limits(project: Project) -> Iterator[_LineLimit]:
    for name in _PYLINT:
        sections = _pylint(name, project.texts.get(name, ""))
        if sections:
            if lines := next(filter(None, map(_module_lines, sections)), None):
                yield _LineLimit(lines, f"pylint's max-module-lines in {name}")
            break
    if lines := _loq(project.texts.get(LOQ, ""), project.tests):
        yield _LineLimit(lines, f"the limit of most test files in {LOQ}")


def _pylint(name: str, text: str) -> list[Mapping[str, Any]]:
    """The sections of a file that are pylint's."""
    if name == PYPROJECT:
        with suppress(ValueError):
            tool = documents.toml(text.encode()).get("tool", {})
            table = tool.get("pylint", {}) if isinstance(tool, dict) else {}
            if isinstance(table, dict):
                return (
                    [table, *(inner for inner in table.values() if isinstance(inner, dict))] if table else []
                )
        return []
    with suppress(configparser.Error):
        ini = _ini(text, name)
        wanted = [one for one in ini.sections() if name != "setup.cfg" or one.lower().startswith("pylint")]
        return [ini[one] for one in wanted]
    return []


def _module_lines(section: Mapping[str, Any]) -> int | None:
    value = str(section.get("max-module-lines", ""))
    return int(value) if re.fullmatch(r"[1-9][0-9]{0,8}", value) else None


def _loq(text: str, tests: Sequence[str]) -> int | None:
    """The limit that loq has for most of the test files: the last rule that names a file holds for it."""
    try:
        table = documents.toml(text.encode())
    except ValueError:
        return None
    rules = [rule for rule in _listed(table.get("rules")) if isinstance(rule, dict)]
    found: Counter[Any] = Counter()
    for path in tests:
        meant = [
            rule.get("max_lines") for rule in rules if any(_names(p, path) for p in _listed(rule.get("path")))
        ]
        found[(meant or [table.get("default_max_lines")])[-1]] += 1
    most = found.most_common(1)[0][0] if found else table.get("default_max_lines")
    return most if isinstance(most, int) and most > 0 else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(pattern: Any, path: str) -> bool:
    return isinstance(pattern, str) and fnmatchcase(path, pattern.replace("**/", "*"))


def _hook(text: str | None, *, has_workflows: bool) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The hook where there are hooks; else a step for a workflow where there are those."""
    if text is None:
        step = (f"for a job in .github/workflows that has splitter:\n\n{_STEP}",) if has_workflows else ()
        return (), step
    if "splitter-check" in text:
        return (), ()
    indent = _end_of_repos(text)
    if indent is None:
        return (), (f"for `repos:` in {HOOKS}, to which it can't be appended with certainty:\n\n{_HOOK}",)
    lines = [f"{indent}{line}" for line in _HOOK.splitlines()]
    return (Change(HOOKS, text, _appended(text, lines, blank=False)),), ()


def _end_of_repos(text: str) -> str | None:
    """The indent of the list of repositories, if the text ends with it, item for item; else none."""
    head, *rest = re.split(r"^repos:[ \t]*(?:#.*)?\r?$", text, flags=re.MULTILINE)
    if len(rest) != 1 or "\t" in text or re.search(r"^(?:---|\.\.\.)", head.lstrip("-"), re.MULTILINE):
        return None
    lines = [line for line in rest[0].splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        return None
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    inside = re.compile(rf"{indent}(?:- +repo:| )")
    return indent if lines[0].lstrip().startswith("-") and all(map(inside.match, lines)) else None


def _appended(text: str, lines: Sequence[str], *, blank: bool = True) -> str:
    """A text with lines at its end, which end as its own do; an empty one before them where that is due."""
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else ending
    gap += ending if blank and text.strip() else ""
    return text + gap + "".join(line + ending for line in lines)
