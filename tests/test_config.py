"""Where settings come from, and what is said about those that can't be used."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from splitter.config.loading import load
from splitter.config.settings import Settings, merge
from splitter.config.verify import VerifySettings
from splitter.model.finding import Finding, Limit, Refused


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def refusals(start: Path) -> tuple[Finding, ...]:
    with pytest.raises(Refused) as caught:
        load(start)
    return caught.value.findings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository, so that nothing outside it counts."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    return folder


def test_without_configuration_the_defaults_hold(project: Path) -> None:
    put(project, "pyproject.toml", "[tool.other]\nx = 1\n")

    assert load(project / "test_a.py") == Settings()
    assert Settings().limit == Limit(max_tests=9)


def test_sets_of_layers_are_below_the_projects_own(project: Path) -> None:
    put(project, "splitter.toml", 'layer-sets = ["parsers", "protocols"]\n[layers]\nlexer = ["scanner"]')
    layers = load(project / "test_a.mojo").layers
    assert layers["lexer"] == ("scanner",)
    assert "escape" in layers["string"]
    assert "cookie" in layers


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("parser", "S603", "did you mean 'parsers'?"),
        ("gone.toml", "S604", "there is no such file"),
        ("wrong.toml", "S602", "a table of lists of strings"),
        ("broken.toml", "S604", "broken.toml"),
    ],
)
def test_a_set_of_layers_that_is_none_is_refused(project: Path, value: str, code: str, words: str) -> None:
    put(project, "wrong.toml", "norm = 3")
    put(project, "broken.toml", "norm = [")
    put(project, "splitter.toml", f'layer-sets = ["{value}"]')
    with pytest.raises(Refused) as refused:
        load(project / "test_a.mojo")
    assert refused.value.findings[0].code == code
    assert words in str(refused.value.findings[0])


def test_every_option_can_be_set(project: Path) -> None:
    (project / "ours").mkdir()
    put(project, "ours/layers.toml", 'norm = ["rms"]\nattention = ["softmax"]')
    put(
        project,
        "splitter.toml",
        """
        by = "prefix"
        max-tests = 12
        max-lines = 400
        target-lines = 300
        parts = 4
        choose = 2
        max-seconds = 60
        durations = "ours/durations.json"
        name = "{stem}_{group}"
        template = "ours/header.j2"
        reason = "heap corruption"
        issue = "#2942"
        adr = "ADR-009"
        runtime = "Mojo"
        version = "0.26.1"
        threshold = 15
        update-docs = true
        test-files = ["check_*.py"]
        retire = "stub"
        keep-rest = true
        commit-message = "{count} files"
        notice = true
        exclude = ["generated/"]
        soft-limit = 8
        baseline = "ours/baseline.json"
        add-main = true
        generated = true
        retitle = true
        enable-disabled = true
        helpers = "module"
        layout = "package"
        layer-sets = ["ours/layers.toml"]
        references = "ignore"
        [layers]
        attention = ["mha", "qkv"]
        conv = []
        [verify]
        python = "env/bin/python"
        pytest = "uv run pytest"
        pytest-args = ["-q"]
        mojo = "pixi run mojo run {file}"
        include = ["lib"]
        timeout = 9
        jobs = 2
        repeat = 3
        together = false
        """,
    )

    settings = load(project / "tests" / "test_a.py")

    verify = VerifySettings(
        python=str(project / "env/bin/python"),
        pytest="uv run pytest",
        pytest_args=("-q",),
        mojo="pixi run mojo run {file}",
        include=("lib",),
        timeout=9,
        jobs=2,
        repeat=3,
        together=False,
        root=str(project),
    )
    assert settings == Settings(
        by="prefix",
        max_tests=12,
        max_lines=400,
        target_lines=300,
        parts=4,
        choose=2,
        max_seconds=60,
        durations=str(project / "ours" / "durations.json"),
        name="{stem}_{group}",
        template=str(project / "ours" / "header.j2"),
        reason="heap corruption",
        issue="#2942",
        adr="ADR-009",
        runtime="Mojo",
        version="0.26.1",
        threshold=15,
        layers={"attention": ("mha", "qkv"), "conv": (), "norm": ("rms",)},
        layer_sets=("ours/layers.toml",),
        test_files=("check_*.py",),
        verify=verify,
        retire="stub",
        keep_rest=True,
        commit_message="{count} files",
        notice=True,
        exclude=("generated/",),
        soft_limit=8,
        baseline=str(project / "ours" / "baseline.json"),
        add_main=True,
        generated=True,
        retitle=True,
        enable_disabled=True,
        helpers="module",
        layout="package",
        references="ignore",
        update_docs=True,
    )
    assert all(getattr(verify, f.name) != getattr(VerifySettings(), f.name) for f in fields(VerifySettings))
    options = [f.name for f in fields(Settings) if "internal" not in f.metadata]
    assert all(getattr(settings, name) != getattr(Settings(), name) for name in options)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("verify = 3\n", "S602", "verify must be a table, not an integer (3)"),
        ("[verify]\npyton = 'x'\n", "S601", "unknown key 'verify.pyton' (did you mean 'python'?)"),
        ("[verify]\nroot = 'x'\n", "S601", "unknown key 'verify.root'"),
        ("[verify]\ntimeout = '1'\n", "S602", "verify.timeout must be an integer, not a string ('1')"),
        ("[verify]\njobs = 0\n", "S603", "verify.jobs must be at least 1, not 0"),
        ("[verify]\nmojo = 'run \"'\n", "S603", "verify.mojo must be a command that a shell could read"),
    ],
)
def test_what_is_wrong_with_the_table_about_runs_is_said(
    project: Path, text: str, code: str, words: str
) -> None:
    put(project, "splitter.toml", text)
    with pytest.raises(Refused) as refused:
        load(project / "test_a.py")
    assert [found.code for found in refused.value.findings] == [code]
    assert words in refused.value.findings[0].message


def test_the_nearest_file_alone_counts(project: Path) -> None:
    put(project, "pyproject.toml", '[tool.splitter]\nmax-tests = 5\nreason = "far"\n')
    put(project / "a" / "b", "pyproject.toml", "[project]\nname = 'no splitter table'\n")
    put(project / "a", "splitter.toml", "max-tests = 3\n")

    assert load(project / "a" / "b" / "test_a.py") == Settings(max_tests=3)
    assert load(project / "a") == Settings(max_tests=3)
    assert load(project / "test_a.py") == Settings(max_tests=5, reason="far")


def test_splitter_toml_wins_in_the_same_folder(project: Path) -> None:
    put(project, "pyproject.toml", "[tool.splitter]\nmax-tests = 5\n")
    put(project, "splitter.toml", "")

    assert load(project / "test_a.py") == Settings()


@pytest.mark.parametrize("mark", ["folder", "file"])
def test_the_search_ends_with_the_repository(mark: str, tmp_path: Path) -> None:
    put(tmp_path, "splitter.toml", "max-tests = 5\n")
    inner = tmp_path / "inner"
    put(inner / "tests", "test_a.py", "")
    assert load(inner / "tests" / "test_a.py").max_tests == 5

    if mark == "folder":
        (inner / ".git").mkdir()
    else:
        (inner / ".git").write_text("gitdir: elsewhere\n")
    assert load(inner / "tests" / "test_a.py") == Settings()


def test_a_relative_path_is_looked_up_from_its_real_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, "splitter.toml", "max-tests = 5\n")
    put(project / "tests", "test_a.py", "")
    monkeypatch.chdir(project / "tests")

    assert load(Path("test_a.py")).max_tests == 5
    assert load(Path("../tests/test_a.py")).max_tests == 5


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("max_tests = 3", "S601", ["'max_tests'", "did you mean 'max-tests'?"]),
        ("max-test = 3", "S601", ["'max-test'", "did you mean 'max-tests'?"]),
        ("limit = 3", "S601", ["'limit'"]),
        ("color = true", "S601", ["unknown key 'color'"]),
        ('max-tests = "3"', "S602", ["max-tests must be an integer, not a string ('3')"]),
        ("max-tests = true", "S602", ["max-tests must be an integer, not true or false"]),
        ("max-lines = 1.5", "S602", ["max-lines must be an integer, not a float (1.5)"]),
        ("issue = 2942", "S602", ["issue must be a string, not an integer (2942)"]),
        ("version = 1979-05-27", "S602", ["version must be a string, not a date or time"]),
        ('test-files = "*.py"', "S602", ["test-files must be a list of strings"]),
        ("test-files = [1]", "S602", ["test-files must be a list of strings"]),
        ("layers = []", "S602", ["layers must be a table of lists of strings"]),
        ('layers.conv = "conv"', "S602", ["layers must be a table of lists of strings"]),
        ("max-tests = 0", "S603", ["max-tests must be at least 1, not 0"]),
        ("max-lines = -1", "S603", ["max-lines must be at least 1, not -1"]),
        ('by = "prefx"', "S603", ["by must be one of auto,", "did you mean 'prefix'?", "not 'prefx'"]),
        ('layers."Multi Head" = ["mha"]', "S603", ["layers must be lower-case identifiers"]),
        ('layers.conv = [""]', "S603", ["words that are not empty"]),
    ],
)
@pytest.mark.parametrize("file", ["splitter.toml", "pyproject.toml"])
def test_what_can_not_be_used_is_named(
    file: str, line: str, code: str, words: list[str], project: Path
) -> None:
    path = put(project, file, line if file == "splitter.toml" else f"[tool.splitter]\n{line}\n")

    (found,) = refusals(project / "test_a.py")

    assert (found.code, found.path) == (code, str(path))
    for word in words:
        assert word in found.message


def test_everything_wrong_is_said_at_once(project: Path) -> None:
    put(project, "splitter.toml", 'max-tests = 0\nmax-lines = "x"\nbye = 1\n')

    assert [found.code for found in refusals(project)] == ["S603", "S602", "S601"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"max-tests = \n", "not valid TOML: Invalid value (at column 13)"),
        (b"reason = '\xe9'\n", "not UTF-8 (byte 0xe9 at offset 10)"),
    ],
)
def test_a_file_that_can_not_be_read_is_refused(data: bytes, words: str, project: Path) -> None:
    (project / "splitter.toml").write_bytes(data)

    (found,) = refusals(project)

    assert (found.code, found.path) == ("S604", str(project / "splitter.toml"))
    assert words in found.message


def test_a_folder_in_its_place_is_refused(project: Path) -> None:
    (project / "splitter.toml").mkdir()

    assert refusals(project)[0].code == "S604"


def test_a_pyproject_that_is_none_of_our_business_need_not_be_valid(project: Path) -> None:
    put(project, "pyproject.toml", "[broken\n")

    assert load(project) == Settings()


def test_a_splitter_table_that_is_none_is_refused(project: Path) -> None:
    put(project, "pyproject.toml", "[tool]\nsplitter = 3\n")

    assert refusals(project)[0].code == "S602"


def test_flags_win_where_they_are_given() -> None:
    settings = Settings(max_tests=5, reason="file")

    assert merge(settings, max_tests=7, by=None, reason=None) == Settings(max_tests=7, reason="file")
    assert settings.max_tests == 5


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("max_tests", 0, "--max-tests must be at least 1, not 0"), ("by", "layers", "did you mean 'layer'?")],
)
def test_an_impossible_flag_is_refused(name: str, value: object, words: str) -> None:
    with pytest.raises(Refused) as caught:
        merge(Settings(), **{name: value})

    (found,) = caught.value.findings
    assert found.code == "S603"
    assert words in found.message


def test_a_flag_that_is_no_option_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError):
        merge(Settings(), colour=True)


def test_one_limit_alone_holds_when_given() -> None:
    assert Settings(max_lines=300).limit == Limit(max_lines=300)
    assert Settings(max_tests=3, max_lines=300).limit == Limit(3, 300)


def test_a_pattern_of_names_is_no_longer_than_a_name(tmp_path: Path) -> None:
    (tmp_path / "splitter.toml").write_text(f'test-files = ["{"[" * 100_000}"]')

    with pytest.raises(Refused, match="S603 test-files must be patterns no longer than a file's name"):
        load(tmp_path)
