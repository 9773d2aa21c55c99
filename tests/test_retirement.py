"""The note above a retired original and the stub in its place: what they hold, in which bytes."""

from __future__ import annotations

from typing import Any

import pytest

from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.model.finding import Refused
from splitter.model.plan import Part, Retirement
from splitter.reading.source import decode
from splitter.rendering.retired_original import retirement

PARTS = (
    Part("test_big_a.py", "a", "a", "A tests", (), ("test_a1", "test_a2")),
    Part("test_big_ä.py", "b", "b", "B tests", (), ("test_b",)),
)


def retired(data: bytes, path: str = "test_big.py", **options: Any) -> Retirement:
    language = language_of(path)
    assert language is not None
    return retirement(decode(path, data), language, PARTS, Settings(max_tests=2, **options))


@pytest.mark.parametrize(
    ("data", "top"),
    [
        (b"import os\n", b""),
        (b"#!/usr/bin/env python\nimport os\n", b"#!/usr/bin/env python\n"),
        (b"# Licence.\n# -*- coding: utf-8 -*-\nimport os\n", b"# Licence.\n# -*- coding: utf-8 -*-\n"),
        (b"\xef\xbb\xbfimport os\n", b"\xef\xbb\xbf"),
        (b"#!x\r\n# vim: fileencoding=utf-8\r\nimport os\r\n", b"#!x\r\n# vim: fileencoding=utf-8\r\n"),
        (b"import os", b""),
    ],
)
def test_a_notice_is_put_into_the_original_and_changes_nothing_else(data: bytes, top: bytes) -> None:
    noted = retired(data, notice=True).data
    assert noted is not None
    assert noted.startswith(top + b"# DEPRECATED: ")
    rest = data[len(top) :]
    assert noted.endswith(rest)
    note = noted[len(top) : len(noted) - len(rest)].decode()
    assert all(not line or line.startswith("#") for line in note.splitlines())
    assert "# - test_big_a.py (2 tests)" in note
    assert note.count("\r\n") == (note.count("\n") if b"\r\n" in data else 0)


def test_without_a_notice_the_original_keeps_its_bytes() -> None:
    for how in ("rename", "delete", "keep"):
        assert retired(b"import os\n", retire=how) == Retirement(how)


@pytest.mark.parametrize("path", ["test_big.py", "test_big.mojo"])
def test_a_stub_says_where_the_tests_went_and_holds_none(path: str) -> None:
    data = (
        b"# -*- coding: latin-1 -*-\r\ns = '\xe4'\r\n" if path.endswith(".py") else b"fn main():\n    pass\n"
    )
    stub = retired(data, path, retire="stub", reason="a leak", issue="#7").data
    assert stub is not None
    source = decode(path, stub)
    assert "split due to a leak. See #7." in source.text
    assert "test_big_ä.py (1 test)" in source.text
    language = language_of(path)
    assert language is not None
    assert language.bound(source.text) == 0
    assert not language.reread(stub).problem


@pytest.mark.parametrize(
    ("data", "options", "code"),
    [
        (b"# coding: ascii\n", {"notice": True}, "S457"),
        (b"import os\n", {"notice": True, "retire": "keep"}, "S603"),
        (b"import os\n", {"retire": "stub", "reason": "def test_x() fails"}, "S606"),
    ],
)
def test_what_can_not_be_written_is_refused(data: bytes, options: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        retired(data, **options)
