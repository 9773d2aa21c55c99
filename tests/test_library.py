"""The library's verbs: what they take, what they give, what they say of a mistake."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import splitter
from splitter.config.given import Options, RunOptions
from splitter.config.settings import Settings
from splitter.config.verify import VerifySettings
from tests.conftest import BY_PREFIX, tree

BIG = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "sub") for n in range(6))


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text(BY_PREFIX)
    (tmp_path / "test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("settings", "options"), [(Settings, Options), (VerifySettings, RunOptions)])
def test_the_options_are_typed_as_the_settings_are(settings: type, options: type) -> None:
    hints = get_type_hints(settings)
    wanted = {
        one.name: hints[one.name]
        for one in fields(settings)
        if "internal" not in one.metadata and one.name != "verify"
    }
    typed: dict[str, Any] = get_type_hints(options)
    typed.pop("group", None)
    assert typed == wanted


def test_every_verb_and_value_is_there() -> None:
    for name in splitter.__all__:
        assert callable(getattr(splitter, name)), name
    with pytest.raises(AttributeError, match="nothing"):
        _ = splitter.nothing


def test_a_file_is_planned_applied_proved_and_taken_back(work: Path) -> None:
    before = tree(work)
    assert splitter.check_files(["."]).exit_code == 1
    plan = splitter.plan("test_big.py")
    assert isinstance(plan, splitter.Plan)
    assert splitter.apply(plan) == ("test_big_add.py", "test_big_sub.py")
    assert splitter.check_files(["."]).exit_code == 0
    assert splitter.prove("test_big.py.DEPRECATED").exit_code == 0
    assert [one.parts for one in splitter.undo("test_big.py")] == [2]
    assert tree(work) == before


def test_what_is_refused_is_an_exception_with_findings(work: Path) -> None:
    (work / "test_big.py").write_text(BIG + "def broken(:")
    with pytest.raises(splitter.Refused) as refused:
        splitter.split("test_big.py")
    assert [type(found) for found in refused.value.findings] == [splitter.Finding]


def test_an_option_that_there_is_not_is_named_with_one_that_there_is(work: Path) -> None:
    with pytest.raises(TypeError, match=r"there is no option .max_test. .did you mean .max_tests."):
        splitter.plan("test_big.py", max_test=3)  # type: ignore[call-arg]
