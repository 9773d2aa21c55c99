"""Options that several commands have, each written once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from splitter.api import GitMode

_MOJO = "Mojo's main()"
_GROUPING, _NAMES, _OUTPUT = "Grouping and limit", "Names and header", "Output"
_RETIREMENT, _GIT = "The original", "Git"


def _choices(names: str) -> Callable[[], list[str]]:
    """What a shell offers for an option, looked up when it asks."""

    def offered() -> list[str]:
        from splitter.config import settings

        return list(getattr(settings, names))

    return offered


Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Test files, .py or .mojo.", show_default=False)
]
By = Annotated[
    str | None,
    typer.Option(
        help="auto, subject, prefix, layer, class, section, balanced or chunk. (default: auto)",
        rich_help_panel=_GROUPING,
        metavar="HOW",
        autocompletion=_choices("STRATEGIES"),
    ),
]
Group = Annotated[
    Path | None,
    typer.Option(
        help="Group one FILE's tests as this TOML or JSON says: for each part its tests, classes, sections "
        "and patterns. `splitter plan --groups-only` writes one.",
        rich_help_panel=_GROUPING,
        metavar="FILE",
    ),
]
Edit = Annotated[
    bool,
    typer.Option(
        "--edit",
        help="Open the groups of one FILE in $VISUAL or $EDITOR, as --group takes them, and split it so.",
        rich_help_panel=_GROUPING,
    ),
]
MaxTests = Annotated[
    int | None,
    typer.Option(
        help="Most tests in a file. (default: 9 for Mojo; for Python 1000 lines, and a file of 10 tests or "
        "more that you name is divided by subject)",
        rich_help_panel=_GROUPING,
        metavar="N",
    ),
]
TargetLines = Annotated[
    int | None,
    typer.Option(
        help="By subject: how many lines of tests a part should have. (default: 350)",
        rich_help_panel=_GROUPING,
        metavar="N",
    ),
]
Parts = Annotated[
    int | None,
    typer.Option(help="By subject: how many parts there shall be.", rich_help_panel=_GROUPING, metavar="K"),
]
Choose = Annotated[
    int | None,
    typer.Option(
        help="By subject: which of the divisions that --explain shows, 1 to 3. (default: 1)",
        rich_help_panel=_GROUPING,
        metavar="N",
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Say what made each part, and which other divisions there are.",
        rich_help_panel=_GROUPING,
    ),
]
Why = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--why",
        help="Only say why two tests of FILE stay together, step by step, or that they need not.",
        rich_help_panel=_GROUPING,
        metavar="TEST TEST",
    ),
]
Interactive = Annotated[
    bool,
    typer.Option(
        "--interactive",
        help="Show the divisions by subject side by side, and take the one whose key is pressed.",
        rich_help_panel=_GROUPING,
    ),
]
MaxLines = Annotated[
    int | None,
    typer.Option(
        help="Most lines of a test file, header, imports and helpers included.",
        rich_help_panel=_GROUPING,
        metavar="N",
    ),
]
MaxSeconds = Annotated[
    float | None,
    typer.Option(
        help="Most seconds of a part, by --durations: parts of even duration for CI shards and "
        "`pytest --dist loadfile`.",
        rich_help_panel=_GROUPING,
        metavar="N",
    ),
]
Durations = Annotated[
    str | None,
    typer.Option(
        help="How long tests take: .test_durations of pytest-split, JUnit XML, or a pytest-reportlog.",
        rich_help_panel=_GROUPING,
        metavar="FILE",
    ),
]
Name = Annotated[
    str | None,
    typer.Option(
        help="Pattern of a part's name, as '{stem}_{group}'; {n} counts.",
        rich_help_panel=_NAMES,
        metavar="PATTERN",
    ),
]
Reason = Annotated[
    str | None,
    typer.Option(
        help="Why the file is split: 'heap corruption bug'.", rich_help_panel=_NAMES, metavar="TEXT"
    ),
]
Issue = Annotated[
    str | None,
    typer.Option(help="Issue for the header's note: 'Issue #2942'.", rich_help_panel=_NAMES, metavar="TEXT"),
]
Adr = Annotated[
    str | None,
    typer.Option(help="Decision record for the note: 'ADR-009'.", rich_help_panel=_NAMES, metavar="TEXT"),
]
Runtime = Annotated[
    str | None,
    typer.Option(help="Runtime that the reason is about: 'Mojo'.", rich_help_panel=_NAMES, metavar="NAME"),
]
RuntimeVersion = Annotated[
    str | None,
    typer.Option(
        "--runtime-version", help="Its version: '0.26.1'.", rich_help_panel=_NAMES, metavar="VERSION"
    ),
]
Threshold = Annotated[
    int | None,
    typer.Option(help="After how many tests it fails: 15.", rich_help_panel=_NAMES, metavar="N"),
]
Template = Annotated[
    str | None,
    typer.Option(
        help="Header template, instead of the language's own.", rich_help_panel=_NAMES, metavar="FILE"
    ),
]
NoHeader = Annotated[
    bool,
    typer.Option(
        "--no-header",
        help="Give the parts the original's docstring alone.",
        rich_help_panel=_NAMES,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", "--diff", "-n", help="Print a git-style patch; write nothing.", rich_help_panel=_OUTPUT
    ),
]
Summary = Annotated[
    bool,
    typer.Option(
        "--summary", help="Dry run: what would become of it, without the patch.", rich_help_panel=_OUTPUT
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help="Write nothing; exit with 1 if something would be split. With --diff print the patch, too.",
        rich_help_panel=_OUTPUT,
    ),
]
StdinFilename = Annotated[
    Path | None,
    typer.Option(
        help="With - for PATH: where the text that comes from stdin stands.",
        rich_help_panel=_OUTPUT,
        metavar="FILE",
    ),
]
Html = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE",
        help="Write the review as one page: where each line goes, and all that is no move.",
        show_default=False,
        rich_help_panel=_OUTPUT,
    ),
]
Markdown = Annotated[
    Path | None,
    typer.Option(
        "--markdown",
        metavar="FILE",
        help="Write it as Markdown, for a comment on a pull request.",
        show_default=False,
        rich_help_panel=_OUTPUT,
    ),
]
Json = Annotated[
    bool,
    typer.Option("--json", help="Print plan and result as JSON, for scripts.", rich_help_panel=_OUTPUT),
]
Retire = Annotated[
    str | None,
    typer.Option(
        help="What becomes of the original: rename, delete, keep or stub. (default: rename)",
        rich_help_panel=_RETIREMENT,
        metavar="HOW",
        autocompletion=_choices("RETIREMENTS"),
    ),
]
KeepRest = Annotated[
    bool | None,
    typer.Option(
        "--keep-rest",
        help="What has no subject (with --group: what it does not name) stays in the original's file.",
        rich_help_panel=_RETIREMENT,
        show_default=False,
    ),
]
Notice = Annotated[
    bool | None,
    typer.Option("--notice", help="Begin the retired original with a note.", rich_help_panel=_RETIREMENT),
]
PlanOutput = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="The plan file. (default: stdout)", rich_help_panel=_OUTPUT, metavar="FILE"
    ),
]
GroupsOnly = Annotated[
    bool,
    typer.Option(
        "--groups-only",
        help="Write the groups of one FILE as TOML, to be edited and given to --group.",
        rich_help_panel=_OUTPUT,
    ),
]
Root = Annotated[
    Path | None,
    typer.Option(
        help="The project's top, which the plan's paths start from. (default: where .git is, "
        "else the configuration, else the current folder)",
        metavar="DIR",
        exists=True,
        file_okay=False,
    ),
]
Commit = Annotated[
    bool,
    typer.Option(
        "--commit", help="Commit each split; what else is staged or changed stays.", rich_help_panel=_GIT
    ),
]
PreserveBlame = Annotated[
    bool,
    typer.Option(
        "--preserve-blame",
        help="Commit each split as merged renames: blame shows who wrote a line, as before.",
        rich_help_panel=_GIT,
    ),
]
CommitMessage = Annotated[
    str | None,
    typer.Option(
        help="Message of these commits: {original}, {path}, {parts}, {count}, {tests}.",
        rich_help_panel=_GIT,
        metavar="TEXT",
    ),
]

RUNS = "Running tests"

Verify = Annotated[
    bool,
    typer.Option(
        "--verify",
        help="Run the tests before and after, and split only if every outcome is the same; "
        "for a folder, by the project's own command.",
        rich_help_panel=RUNS,
    ),
]
Python = Annotated[
    str | None,
    typer.Option(
        help="The project's interpreter. (default: the active or nearest environment's)",
        rich_help_panel=RUNS,
        metavar="PATH",
    ),
]
MojoCommand = Annotated[
    str | None,
    typer.Option(
        "--mojo",
        help="Command for a Mojo file. (default: 'mojo run {include} {file}')",
        rich_help_panel=RUNS,
        metavar="COMMAND",
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        "-I",
        help="Folder for {include} in --mojo; repeatable. (default: .)",
        rich_help_panel=RUNS,
        metavar="DIR",
    ),
]
Timeout = Annotated[
    int | None,
    typer.Option(
        help="Seconds that one run may take. (default: 600)", rich_help_panel=RUNS, metavar="SECONDS"
    ),
]
RunJobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        help="Parts that run at a time. (default: 1, as tests may share files and ports)",
        rich_help_panel=RUNS,
        metavar="N",
    ),
]
Repeat = Annotated[
    int | None,
    typer.Option(
        help="Runs of the original, to tell flaky tests. (default: 1)", rich_help_panel=RUNS, metavar="N"
    ),
]
Together = Annotated[
    bool | None,
    typer.Option(
        "--together/--no-together",
        help="Whether Python parts are also run in one process. (default: yes)",
        rich_help_panel=RUNS,
        show_default=False,
    ),
]


def runs(
    python: str | None,
    mojo: str | None,
    include: list[str] | None,
    timeout: int | None,
    jobs: int | None = None,
    repeat: int | None = None,
    together: bool | None = None,
) -> dict[str, Any]:
    """The flags about running tests by the names of ``[tool.splitter.verify]``."""
    return {
        "python": python,
        "mojo": mojo,
        "include": tuple(include) if include else None,
        "timeout": timeout,
        "jobs": jobs,
        "repeat": repeat,
        "together": together,
    }


Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="How many processes. (default: the cores)", metavar="N"),
]
_MANY = "Many files"

FilesAndFolders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH...", help="Test files, .py or .mojo, and folders of them.", show_default=False
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        help="Leave out what the pattern names, as a line of .gitignore does.",
        rich_help_panel=_MANY,
        metavar="PATTERN",
    ),
]
ForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude",
        help="Take named files too only if they would be found in their folder.",
        rich_help_panel=_MANY,
    ),
]
BulkJobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help="How many processes; with --verify of named files, how many parts run at a time. "
        "(default: the cores; with --verify 1)",
        rich_help_panel=_MANY,
        metavar="N",
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        help="Write what became of each file, as JSON; as Markdown if FILE ends with .md.",
        rich_help_panel=_MANY,
        metavar="FILE",
    ),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        help="Try again what this report calls refused or not reached, and bring it up to date; "
        "of a dry run's report, do it.",
        rich_help_panel=_MANY,
        metavar="REPORT",
    ),
]
ShardOf = Annotated[
    str | None,
    typer.Option(
        "--shard", help="Only this share of the files: 1/4 to 4/4.", rich_help_panel=_MANY, metavar="I/N"
    ),
]
ExecutorName = Annotated[
    str | None,
    typer.Option(
        "--executor", help="processes or dask. (default: processes)", rich_help_panel=_MANY, metavar="HOW"
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(help="Dask's scheduler: tcp://HOST:8786.", rich_help_panel=_MANY, metavar="ADDRESS"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what is wrong.", rich_help_panel=_MANY)]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say what became of each file.", rich_help_panel=_MANY)
]
AddMain = Annotated[
    bool | None,
    typer.Option(
        "--add-main",
        help="Mojo: give the parts a main() where the original has none.",
        rich_help_panel=_MOJO,
        show_default=False,
    ),
]
Retitle = Annotated[
    bool | None,
    typer.Option(
        "--retitle",
        help="Mojo: print the part's name where a print says nothing but the file's.",
        rich_help_panel=_MOJO,
        show_default=False,
    ),
]
Generated = Annotated[
    bool | None,
    typer.Option(
        "--generated",
        help="Take files that a program writes, in folders too.",
        rich_help_panel=_MANY,
        show_default=False,
    ),
]
EnableDisabled = Annotated[
    bool | None,
    typer.Option(
        "--enable-disabled",
        help="Mojo: run the tests that main() left out.",
        rich_help_panel=_MOJO,
        show_default=False,
    ),
]
Helpers = Annotated[
    str | None,
    typer.Option(
        help="copy: each part has the helpers it needs. module: parts import shared ones. conftest: so, and "
        "fixtures go to the folder's conftest.py where no other file would see them. "
        "auto: copy, but large ones as conftest, and what would clash. (default: auto)",
        rich_help_panel=_GROUPING,
        metavar="HOW",
        autocompletion=_choices("HELPERS"),
    ),
]


Layout = Annotated[
    str | None,
    typer.Option(
        help="flat: parts beside the original. package: big/test_<group>.py, of test_big.py. (default: flat)",
        rich_help_panel=_NAMES,
        metavar="HOW",
        autocompletion=_choices("LAYOUTS"),
    ),
]


Map = Annotated[
    Path | None,
    typer.Option(
        "--map",
        help="Write old and new ids of all tests: JSON if FILE ends with .json, else two columns.",
        rich_help_panel=_OUTPUT,
        metavar="FILE",
    ),
]


References = Annotated[
    str | None,
    typer.Option(
        help="report: say which other files name the original. update: have them name the parts. "
        "ignore: don't look. (default: report)",
        rich_help_panel=_RETIREMENT,
        metavar="HOW",
    ),
]


UpdateDocs = Annotated[
    bool | None,
    typer.Option(
        "--update-docs",
        help="With --references update: documentation and comments, too.",
        rich_help_panel=_RETIREMENT,
        show_default=False,
    ),
]


def group_of(group: Path | None, files: Sequence[Path]) -> dict[str, Any]:
    """The group file for one file, as an option of its plan."""
    if group is None:
        return {}
    if len(files) != 1 or files[0].is_dir():
        raise typer.BadParameter("--group says how one FILE is grouped: name that file, and no folder")
    return {"group": str(group)}


def text_of(paths: Sequence[Path] | None, stdin_filename: Path | None) -> bytes | None:
    """What stdin holds, if - is the file that was named."""
    if (paths is not None and Path("-") in paths) != (stdin_filename is not None):
        raise typer.BadParameter("- for stdin and --stdin-filename FILE go together", param_hint="PATH")
    if stdin_filename is None:
        return None
    if paths is None or len(paths) != 1:
        raise typer.BadParameter("- is the only file, when it is one", param_hint="PATH")
    return sys.stdin.buffer.read()


def how(*, commit: bool, preserve_blame: bool) -> GitMode:
    """What git gets to see of a split."""
    from splitter.api import GitMode

    if commit and preserve_blame:
        raise typer.BadParameter("--commit and --preserve-blame exclude each other")
    return GitMode.COMMIT if commit else GitMode.BLAME if preserve_blame else GitMode.TREE


_SETTINGS = (
    *("by", "max_tests", "max_lines", "max_seconds", "durations", "target_lines", "parts", "choose"),
    *("name", "reason", "issue", "adr"),
    *(
        "runtime",
        "runtime_version",
        "threshold",
        "template",
        "retire",
        "keep_rest",
        "notice",
        "commit_message",
        "add_main",
        "generated",
        "retitle",
        "enable_disabled",
        "helpers",
        "layout",
        "references",
        "update_docs",
    ),
)
"""The parameters of a command that are options of a split."""


def settings(given: Mapping[str, Any]) -> dict[str, Any]:
    """A command's parameters by the names of ``config.Settings``, those left out that are none of its."""
    if given["no_header"]:
        if given["template"] is not None:
            raise typer.BadParameter("--no-header and --template exclude each other")
        given = {**given, "template": "none.jinja"}
    return {"version" if name == "runtime_version" else name: given[name] for name in _SETTINGS}
