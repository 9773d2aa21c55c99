"""What is left of the original: the note above a retired one, and the stub that takes its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.module import Source
from splitter.model.plan import OutputFile, Part, Retirement
from splitter.reading.source import encode
from splitter.rendering.header import because, one_line, see

STUB = "The tests of this file are elsewhere: it was split"
"""How a stub begins."""

_TOP = re.compile(r"#!|[ \t\f]*#.*?coding[:=]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def retirement(
    source: Source,
    language: Language,
    parts: Sequence[Part],
    settings: Settings,
    outputs: Sequence[OutputFile] = (),
) -> Retirement:
    """What is to become of the original: the rest of it, or else as ``settings`` say.

    Raises ``Refused`` for a notice that nothing would hold (S603), and for one that the original's
    encoding can't hold (S457).
    """
    if settings.notice and settings.retire != "rename":
        message = f"--notice is for a retired original, which --retire {settings.retire} does not leave"
        raise Refused(finding("S603", message, path=source.path))
    name = source.name
    if rest := [output for output in outputs if output.name == name]:
        return Retirement("rest", rest[0].data)
    if settings.retire == "stub":
        return Retirement("stub", _stub(source, language, parts, settings))
    if settings.notice:
        return Retirement("rename", _noted(source, language, parts, settings))
    return Retirement(settings.retire)


def _stub(source: Source, language: Language, parts: Sequence[Part], settings: Settings) -> bytes:
    """A file of comments that holds no tests, in UTF-8: it has no encoding line."""
    why = _why(source, language, parts, settings)
    lines = [f"{STUB}{why}"]
    note = _commented([*lines, *_listed(parts, language)], language)
    return (note + language.stub_ending).replace("\n", source.newline).encode()


def _noted(source: Source, language: Language, parts: Sequence[Part], settings: Settings) -> bytes:
    """The original below a deprecation note; a shebang and an encoding line stay where they count."""
    lines = [
        f"DEPRECATED: this file was split{_why(source, language, parts, settings)}",
        "",
        "Use these files instead:",
        *_listed(parts, language),
        "",
        "What follows is the original as it was.",
    ]
    note = (_commented(lines, language) + "\n").replace("\n", source.newline)
    at = _below_top(source.text)
    return encode(source, source.text[:at] + note + source.text[at:])


def _below_top(text: str) -> int:
    """Where the lines that must be the file's first end."""
    at = end = 0
    for _ in range(2):
        line = _LINE.match(text, end)
        if line is None:
            break
        end = line.end()
        at = end if _TOP.match(line[0]) else at
    return at


def _commented(lines: Sequence[str], language: Language) -> str:
    return "".join(f"{language.comment} {line}".rstrip() + "\n" for line in lines)


def _why(source: Source, language: Language, parts: Sequence[Part], settings: Settings) -> str:
    why = because(settings, sum(len(part.tests) for part in parts), source.lines)
    return one_line(f"split{why}.{see(settings)}", language).removeprefix("split")


def _listed(parts: Sequence[Part], language: Language) -> list[str]:
    counts = ["1 test" if len(part.tests) == 1 else f"{len(part.tests)} tests" for part in parts]
    return [f"- {one_line(part.name, language)} ({count})" for part, count in zip(parts, counts, strict=True)]
