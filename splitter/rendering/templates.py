"""Where header templates come from: the user's file, the wheel, or the checkout."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from splitter.files import LARGEST_SETTING, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused

_HERE = Path(__file__).resolve().parent.parent
SHIPPED = (_HERE / "templates", _HERE.parent / "templates")
"""Inside the package when it is installed from a wheel, beside it in an editable install."""


@cache
def shipped(name: str) -> str:
    """The text of a template that comes with the tool."""
    for folder in SHIPPED:
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    raise FileNotFoundError(f"the installation lacks templates/{name}")


def ships(text: str) -> bool:
    """Whether a template's text is that of one that comes with the tool."""
    return text in _texts()


@cache
def _texts() -> frozenset[str]:
    folder = next(folder for folder in SHIPPED if folder.is_dir())
    return frozenset(file.read_text(encoding="utf-8") for file in folder.glob("*.jinja"))


@cache
def _names() -> frozenset[str]:
    return frozenset(file.name for folder in SHIPPED if folder.is_dir() for file in folder.iterdir())


def load(path: str) -> str:
    """A user's template, or a shipped one by its bare name; raises ``Refused`` if it can't be read."""
    if path in _names() and not os.path.exists(path):  # noqa: PTH110 - each file of a run asks
        return shipped(path)
    try:
        return read_whole(path, LARGEST_SETTING).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(finding("S605", getattr(error, "strerror", None) or str(error), path=path)) from error
