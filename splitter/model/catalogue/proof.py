"""``S5xx``, ``S6xx``, ``S7xx``: the proof, the configuration and running tests."""

from __future__ import annotations

from splitter.model.catalogue.definition import Definition, E, W

DEFINITIONS = (
    Definition(
        "S501",
        E,
        "unreadable for the proof",
        "report this file to the authors of splitter; nothing was written",
    ),
    Definition("S502", E, "proof failed", "report this file to the authors of splitter; nothing was written"),
    Definition(
        "S605",
        E,
        "header template can't be used",
        "mend the template; docs/reference/templates.md lists what it may use",
    ),
    Definition(
        "S606",
        E,
        "header would look like a test",
        "word the reason, issue or title without a test's definition",
    ),
    Definition(
        "S601", E, "unknown option", "use an option that `splitter split --help` lists, in kebab-case"
    ),
    Definition("S602", E, "wrong type of an option", "write the value in the type that the message names"),
    Definition(
        "S603", E, "impossible value of an option", "`splitter COMMAND --help` lists what an option takes"
    ),
    Definition("S604", E, "configuration can't be read", "make the file valid TOML, readable and in UTF-8"),
    Definition("S701", E, "no pytest", "install pytest, or name the project's interpreter with --python"),
    Definition(
        "S702",
        E,
        "no Mojo",
        "install it (`pip install mojo`), activate its environment, or name the command with --mojo",
    ),
    Definition(
        "S703", E, "the original does not run", "make it run first; without an outcome nothing compares"
    ),
    Definition("S704", E, "the original does not end", "raise --timeout, or mend the test that hangs"),
    Definition("S705", E, "no test ran", "look whether options or filters leave all tests out"),
    Definition(
        "S706",
        E,
        "outcomes differ",
        "nothing was changed; look at the tests that differ: they may share state that can't be seen",
    ),
    Definition("S707", W, "flaky tests", "they disagree with themselves and were not held against the split"),
    Definition(
        "S708",
        W,
        "the original crashes",
        "the rest has nothing to be compared with; `splitter probe` looks for the tests behind it",
    ),
    Definition(
        "S709",
        W,
        "tests without an outcome",
        "mend the test that fails before, or let main() print each test's name",
    ),
    Definition(
        "S710", E, "a file on trial was changed", "it was left in place; look what in the tests writes it"
    ),
    Definition("S711", E, "parts not found", "name them, after it: FILE.DEPRECATED PART..."),
    Definition(
        "S712",
        E,
        "not a retired original",
        "pass a file whose name ends in .DEPRECATED; one that is whole: `splitter split FILE --verify`",
    ),
    Definition(
        "S713",
        W,
        "what the project collects is not known",
        "run its command with --collect-only in the file's folder and see why it ends early",
    ),
    Definition("S720", E, "tests can't be run one by one", "look at the message; probe needs single tests"),
    Definition("S721", E, "no such test", "use a name that the file's runner prints"),
    Definition("S722", E, "log can't be used", "move it away to begin anew, or name another one with --log"),
)
