"""What may be printed where: colours, and text that a terminal or a build log would act on.

Names and texts come from repositories that anybody may have made. All that is printed of them goes through
here: ``visible`` for what has one line, ``visible_lines`` for what may have several, ``controls_spelt`` where
lines have a form of their own. Only a patch that goes to a file or a pipe, and JSON, are left as they are.
"""

from __future__ import annotations

import os
import re
from contextvars import ContextVar
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"  # controls, and bytes that are no text
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the order of the letters around it
    "\u2028\u2029\ufeff\ufffe\uffff]"  # line ends of Unicode, and what is no character
)

_COMMAND = re.compile(r"(?<!\S):(?=:)|#(?=#\w*\[)")
"""What a build log takes for a command: ``::error`` as a line's first word, ``##[error]`` anywhere in it.

GitHub's runner knows both, ``##vso[`` and ``##teamcity[`` are of others.
"""


COLOURS: ContextVar[str] = ContextVar("COLOURS", default="auto")
"""``always``, ``never`` or ``auto``, as the user of this run said."""


def is_coloured(stream: TextIO) -> bool:
    """Whether to colour what goes to ``stream``.

    What the user says wins, then https://no-color.org, then https://force-color.org; else on terminals only.
    """
    when = COLOURS.get()
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def console(stream: TextIO, width: int | None = None) -> Console:
    """A rich console that prints what it is given: no markup, no emoji, no guessed highlights."""
    from splitter.reporting.unread import UnreadConsole

    return UnreadConsole(
        file=stream,
        width=width,
        no_color=not is_coloured(stream),
        force_terminal=is_coloured(stream),
        highlight=False,
        markup=False,
        emoji=False,
    )


def visible(text: str) -> str:
    """``text`` in one line, which neither a terminal nor a build log acts on."""
    line = controls_spelt(text).replace("\n", "^J")
    return _COMMAND.sub(lambda match: f"<U+{ord(match[0]):04X}>", line)


def visible_lines(text: str) -> str:
    """The same for a text of several lines; the second and later ones are marked as its own."""
    return "\n    | ".join(map(visible, text.splitlines()))


def controls_spelt(text: str) -> str:
    """``text`` with control characters as ``^X`` and undecodable bytes as ``<E9>``; LF and tab stay."""
    return _ACTING.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte, by surrogateescape
        return f"<{code - 0xDC00:02X}>"
    if code >= 0x80:
        return f"<U+{code:04X}>"
    return "^" + chr(code ^ 0x40)
