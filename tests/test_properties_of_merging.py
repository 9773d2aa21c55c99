"""Whatever is edited in the parts: it arrives, contradictions are conflicts, and nothing else changes."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from splitter.config.settings import Settings
from splitter.merging.merging import Files, merge
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

GROUPS = ("add", "sub", "mul")
HELPERS = ("one", "two", "three")
TOP = '"""Sums."""\n\nimport math\nfrom os import path, sep\n'


@dataclass(frozen=True)
class Written:
    """The statements of a module by their names, in order, and the helpers that each uses."""

    texts: dict[str, str]

    @property
    def text(self) -> str:
        return "\n\n".join([TOP, *self.texts.values()])


@st.composite
def modules(draw: st.DrawFn) -> Written:
    """Three helpers that may use one another, and tests in two or three groups that use some."""
    texts = {}
    for number, name in enumerate(HELPERS):
        below = draw(st.lists(st.sampled_from(HELPERS[:number]), max_size=1)) if number else []
        texts[name] = f"\ndef {name}():\n    return {[*below, 'math.pi'][0]}\n"
    for group in draw(st.sampled_from((GROUPS, GROUPS[:2]))):
        texts[f"heading {group}"] = f"\n# ---- {group} ----\n"
        for number in range(draw(st.integers(2, 4))):
            uses = draw(st.sampled_from((*HELPERS, "path", "sep", "1")))
            texts[f"test_{group}_{number}"] = f"\ndef test_{group}_{number}():\n    assert {uses}\n"
    return Written(texts)


EDITS = ("change", "delete", "add a test", "add a helper", "comment", "add an import")


def _edited(texts: dict[str, str], name: str, how: str) -> dict[str, str]:
    """The statements of a file after an edit at one of them, where it has that."""
    if name not in texts:
        return texts
    old = texts[name]
    new = {name: old}
    if how == "change":
        new = {name: old.rstrip("\n") + " is not None\n"}
    elif how == "delete":
        new = {}
    elif how == "add a test":
        new[f"{name}_new"] = f"\ndef {name}_new():\n    assert sum([1])\n"
    elif how == "add a helper":
        new = {f"of_{name}": f"\ndef of_{name}():\n    return 2\n", **new}
    elif how == "comment":
        new = {name: old.replace("\ndef", "\n# Why.\ndef", 1)}
    elif how == "add an import":
        new = {name: old.rstrip("\n") + f", of_{name}\n"}
    found: dict[str, str] = {}
    for each, text in texts.items():
        found |= new if each == name else {each: text}
    return found


def _statements(text: str) -> dict[str, str]:
    """A part taken apart by its blank lines: the names of its definitions, and what is above the first."""
    found: dict[str, str] = {}
    for piece in re.split(r"\n\n(?=\n)", text):
        match = re.search(r"def (\w+)", piece) or re.search(r"# ---- (\w+)", piece)
        key = match[1] if match else f"top {len(found)}"
        key = f"heading {key}" if match and match[0].startswith("#") else key
        found[key] = f"{piece.rstrip()}\n"
    return found


def _plain(text: str) -> str:
    """What must be the same: all but how many blank lines there are."""
    return re.sub(r"\n{2,}", "\n\n", text).strip()


def _parts(text: str) -> list[tuple[str, str]]:
    source = decode("test_x.py", text.encode())
    made = plan(source, Settings(by="prefix", max_tests=4), shipped("docstring.jinja"))
    assert made.ok, made.findings
    return [(output.name, output.text) for output in made.outputs]


def _merged(base: str, parts: list[tuple[str, str]]):  # type: ignore[no-untyped-def]
    sources = tuple(decode(name, text.encode()) for name, text in parts)
    return merge(Files("test_x.py", decode("test_x.py", base.encode()), sources))


def _rewritten(text: str, name: str, how: str) -> str:
    statements = _edited(_statements(text), name, how)
    text = "\n\n".join(statements.values())
    return _with_import(text, f"from of import of_{name}\n") if how == IMPORT else text


def _with_import(text: str, line: str) -> str:
    """A part with one more import: below its first, or below its docstring if its tests need none."""
    above = re.search(r"^(?:import|from) .*\n", text, re.MULTILINE)
    if above:
        return f"{text[: above.end()]}{line}{text[above.end() :]}"
    docstring, end, rest = text.partition('\n"""\n')
    assert end
    return f"{docstring}{end}\n{line}{rest}"


IMPORT = "add an import"


def edits(module: Written) -> st.SearchStrategy[list[tuple[str, str]]]:
    """A few tests of a module, and what becomes of each."""
    tests = [name for name in module.texts if name.startswith("test_")]
    one = st.tuples(st.sampled_from(tests), st.sampled_from(EDITS))
    return st.lists(one, max_size=4, unique_by=lambda edit: edit[0])


@given(modules(), st.data())
def test_every_edit_of_a_part_arrives_and_nothing_else_changes(module: Written, data: st.DataObject) -> None:
    parts = _parts(module.text)
    if not parts:
        return
    expected = module.texts
    imports: list[str] = []
    for name, how in data.draw(edits(module)):
        if how == IMPORT:
            imports.append(f"from of import of_{name}")
        expected = _edited(expected, name, how)
        parts = [
            (part, _rewritten(text, name, how) if f"def {name}(" in text else text) for part, text in parts
        ]
    merged = _merged(module.text, parts)
    assert merged.ok, merged.findings
    found = merged.data.decode()
    if imports:
        listed = re.search(r"^from of import (?:\(([^)]*)\)|(.*))$\n?", found, re.MULTILINE)
        assert listed
        names = re.findall(r"\w+", listed[1] or listed[2])
        assert sorted(names) == sorted(one.split()[-1] for one in imports)
        found = found.replace(listed[0], "")
    assert _plain(found) == _plain(replace(module, texts=expected).text)


@given(modules(), st.sampled_from(HELPERS), st.sampled_from(("everywhere", "once", "differently")))
def test_a_shared_helper_is_one_or_a_conflict(module: Written, helper: str, where: str) -> None:
    parts = _parts(module.text)
    having = [name for name, text in parts if f"def {helper}(" in text]
    if not having or (where == "differently" and len(having) < 2):
        return
    old = module.texts[helper]
    new = old.replace("return", "return 1 +")
    other = old.replace("return", "return 2 +")
    told = {"everywhere": dict.fromkeys(having, new), "once": {having[0]: new}}.get(
        where, {having[0]: new, having[-1]: other}
    )
    edited = [(name, text.replace(old.strip(), told.get(name, old).strip())) for name, text in parts]
    merged = _merged(module.text, edited)
    if where == "differently":
        assert [found.code for found in merged.findings if found.severity.value == "error"] == ["S951"]
        assert merged.data == b""
    else:
        assert merged.ok, merged.findings
        assert merged.data.decode() == module.text.replace(old, new)


@settings(max_examples=6, deadline=None)
@given(modules(), st.data())
def test_formatters_over_some_parts_change_no_more_than_that(module: Written, data: st.DataObject) -> None:
    odd = {name: re.sub("(assert|return) ", r"\1 'a'  and ", text) for name, text in module.texts.items()}
    module = replace(module, texts=odd)
    parts = dict(_parts(module.text))
    if not parts:
        return
    name, how = data.draw(st.tuples(st.sampled_from(sorted(odd)), st.sampled_from(("change", "delete"))))
    name = name if name.startswith("test_") else next(one for one in odd if one.startswith("test_"))
    expected = replace(module, texts=_edited(odd, name, how)).text
    parts = {
        part: _rewritten(text, name, how) if f"def {name}(" in text else text for part, text in parts.items()
    }
    chosen = data.draw(st.sets(st.sampled_from(sorted(parts)), min_size=1))
    parts |= {part: _formatted(parts[part]) for part in chosen}
    merged = _merged(module.text, list(parts.items()))
    assert merged.ok, merged.findings
    found = merged.data.decode()
    assert _formatted(found) == _formatted(expected)
    for part in parts.keys() - chosen:
        for test in re.findall(r"def test_.*\n.*\n", parts[part]):
            assert test in found


def _formatted(text: str) -> str:
    """As a formatter, and what sorts imports, leave it."""
    for words in (["check", "--select=I", "--fix-only"], ["format"]):
        command = [sys.executable, "-m", "ruff", *words, "--quiet", "--isolated", "--no-cache", "-"]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
        text = done.stdout
    return text
