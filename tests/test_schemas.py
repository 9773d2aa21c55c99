"""JSON Schemas: made of the types, and true of what the commands print and write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from typer.testing import CliRunner

from splitter import schemas
from splitter.running.outcomes import Ending, Outcome, Run, TestOutcome
from splitter.text.documents import toml
from splitter.verification import Verification
from splitter.verification.comparison import Difference, Verdict

from .conftest import BY_PREFIX, PROJECT, app

BIG = "import os\n\n" + "\n\n".join(
    f"def test_{word}_{n}():\n    assert os.sep\n" for word in ("cart", "price") for n in range(8)
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text(BY_PREFIX)
    Path("test_big.py").write_text(BIG)
    return tmp_path


def printed(*args: str) -> Any:
    done = CliRunner().invoke(app, [*args])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return json.loads(done.stdout)


def holds(name: str, document: Any) -> None:
    """Whether a document is what its schema says, and has no field that it does not know."""
    assert document["kind"] == f"splitter {name}"
    Draft202012Validator(schemas.schema(name, closed=True)).validate(document)


def test_every_schema_is_one() -> None:
    Draft7Validator.check_schema(printed("schema", "configuration"))
    Draft202012Validator.check_schema(printed("schema", "result"))
    for name in schemas.NAMES:
        assert schemas.schema(name)["title"] in ("splitter", f"splitter {name}")
    assert CliRunner().invoke(app, ["schema"]).stdout.split() == [*schemas.NAMES]
    assert "did you mean 'check'" in CliRunner().invoke(app, ["schema", "chekc"]).output


@pytest.mark.parametrize(
    "args",
    [
        ("split", "test_big.py", "-n", "--json"),
        ("split", ".", "-n", "--json"),
        ("split", "test_big.py", "--json", "--by", "subject", "--max-lines", "30"),
        ("split", "test_gone.py", "--json"),
    ],
)
def test_results(project: Path, args: tuple[str, ...]) -> None:
    holds("result", printed(*args))


def test_what_an_applied_and_a_stale_plan_print(project: Path) -> None:
    CliRunner().invoke(app, ["plan", "test_big.py", "-o", "plan.json"])
    for _ in range(2):
        holds("result", printed("apply", "plan.json", "--json"))
    Path("test_big.py.DEPRECATED").write_text("edited = 1\n")
    holds("result", printed("apply", "plan.json", "--json"))


def test_what_a_check_prints_and_keeps(project: Path) -> None:
    Path("test_odd.py").write_bytes(b"x = '\xff'\n")
    holds("check", printed("check", "--output-format", "json"))
    assert CliRunner().invoke(app, ["check", "--write-baseline", "old.json"]).exit_code == 2
    holds("baseline", json.loads(Path("old.json").read_text()))


def test_a_plan_its_ids_a_report_a_proof_and_a_merge(project: Path) -> None:
    assert CliRunner().invoke(app, ["plan", "test_big.py", "-o", "plan.json"]).exit_code == 0
    Draft202012Validator(schemas.schema("plan")).validate(json.loads(Path("plan.json").read_text()))
    split = ["split", ".", "--report", "report.json"]
    assert CliRunner().invoke(app, split).exit_code == 0
    holds("report", json.loads(Path("report.json").read_text()))
    holds("proof", printed("prove", "test_big.py.DEPRECATED", "--output-format", "json"))
    Path("test_big_cart.py").write_text("def test_cart_0(): ...\n")
    holds("proof", printed("prove", "test_big.py.DEPRECATED", "--output-format", "json"))
    holds("merge", printed("merge", "test_big.py.DEPRECATED", "--json", "-n"))


def test_ids(project: Path) -> None:
    done = CliRunner().invoke(app, ["split", "test_big.py", "--map", "ids.json"])
    assert done.exit_code == 0
    holds("ids", json.loads(Path("ids.json").read_text()))


def test_a_verification() -> None:
    from splitter.reporting.verification import document

    run = Run(
        ("test_a.py",), Ending.DONE, (TestOutcome("test_a", Outcome.FAILED, "AssertionError", "no", 0.1),)
    )
    difference = Difference("test_a.py", "test_a", "passed", "failed", "no")
    for verdict in (None, Verdict((difference,), ("test_b",), (difference,), 1)):
        found = Verification("test_a.py", originals=(run,), parts=(run,), together=run, verdict=verdict)
        holds("verification", json.loads(json.dumps(document(found))))


def test_a_probe() -> None:
    from splitter.probing.conclusions import Kind, Report, Symptom, Tried
    from splitter.probing.document import to_json

    whole = Report("test_a.py", 3, 2, 1, 1, Symptom(Kind.CRASH), prefix=2, tried=(Tried(2, 2, ("a",)),))
    for report in (Report("test_a.py", 3, 2, 1, 1), whole):
        holds("probe", json.loads(to_json(report)))


CONFIGURATIONS = """
max-tests = 20
by = "subject"
exclude = ["tests/generated/"]
layers = { forward = ["fwd"] }
verify = { pytest = "uv run pytest", timeout = 60 }
"""


def test_an_editor_is_told_what_a_configuration_may_hold() -> None:
    validator = Draft7Validator(schemas.schema("configuration"))
    validator.validate(toml(CONFIGURATIONS.encode()))
    own = toml((PROJECT / "pyproject.toml").read_bytes())["tool"].get("splitter", {})
    validator.validate(own)
    for wrong in ("max-tests = 0", "max-test = 9", 'by = "sbject"', "exclude = 'x'", "verify = { jobs = 0 }"):
        assert not validator.is_valid(toml(wrong.encode())), wrong


def test_the_configuration_and_its_schema_refuse_the_same(project: Path) -> None:
    from splitter.config.loading import from_table
    from splitter.model.finding import Refused

    schema = schemas.schema("configuration")
    validator = Draft7Validator(schema)
    values: tuple[Any, ...] = (0, 1, 2.5, True, "x", ["x"], {})
    tables = [{key: value} for key in {*schema["properties"]} - {"layer-sets"} for value in values]
    for table in tables:
        try:
            from_table(table, project / "splitter.toml")
            taken = True
        except Refused as refused:
            taken = {found.code for found in refused.findings}.isdisjoint({"S601", "S602", "S603"})
        assert validator.is_valid(table) == taken, table
