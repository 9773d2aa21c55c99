"""What the README and the pages behind it list is all that there is."""

from __future__ import annotations

import re
from dataclasses import fields

from splitter.cli import COMMANDS
from splitter.config.settings import Settings
from splitter.rendering.header import VARIABLES
from tests.conftest import PROJECT
from tests.doc_pages import blocks

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def _page(name: str) -> str:
    return (PROJECT / "docs/reference" / name).read_text(encoding="utf-8")


def test_every_template_variable_is_listed() -> None:
    assert set(VARIABLES) <= set(re.findall(r"`(\w+)`", _page("templates.md")))


def test_every_key_of_the_configuration_is_listed() -> None:
    keys = {option.name.replace("_", "-") for option in fields(Settings) if "internal" not in option.metadata}
    assert keys - {"verify"} <= set(re.findall(r"^\| `([\w-]+)` \|", _page("configuration.md"), re.MULTILINE))


def test_every_command_is_listed() -> None:
    assert set(COMMANDS) <= set(re.findall(r"`splitter ([\w-]+)", README))


def test_set_up_commands_name_what_is_there() -> None:
    main_job = next(block.text for block in blocks(README) if "bin/pip install . " in block.text)
    sample = "tests/samples/mojo/def_edition/test_lenet5_layers.mojo"
    assert sample in main_job
    assert (PROJECT / sample).is_file()
    assert (PROJECT / ".ci/run").read_text().count("<!-- test command -->") == 1
    assert README.count("<!-- test command -->") == 1
