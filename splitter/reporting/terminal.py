"""What may be printed where: colours, and characters that a terminal would act on."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def is_coloured(stream: TextIO) -> bool:
    """Whether to colour what goes to ``stream``: https://no-color.org, and terminals only."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def console(stream: TextIO, width: int | None = None) -> Console:
    """A rich console that prints what it is given: no markup, no emoji, no guessed highlights."""
    from rich.console import Console

    return Console(
        file=stream,
        width=width,
        no_color=not is_coloured(stream),
        force_terminal=is_coloured(stream),
        highlight=False,
        markup=False,
        emoji=False,
    )


def visible(text: str) -> str:
    """``text`` with control characters as ``^X`` and undecodable bytes as ``<E9>``; LF and tab stay."""
    return _ACTING.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte, by surrogateescape
        return f"<{code - 0xDC00:02X}>"
    if code >= 0x80:
        return f"<U+{code:04X}>"
    return "^" + chr(code ^ 0x40)
