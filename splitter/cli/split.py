"""``splitter split``: parses, and hands over to a run over files that are named or over many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from splitter.cli import options as given
from splitter.cli.editing import edited, settled
from splitter.cli.formats import Format, format_of, format_option
from splitter.cli.one_by_one import Showing, split_files, split_text


def split(
    files: given.FilesAndFolders = None,
    by: given.By = None,
    group: given.Group = None,
    edit: given.Edit = False,
    max_tests: given.MaxTests = None,
    max_lines: given.MaxLines = None,
    target_lines: given.TargetLines = None,
    parts: given.Parts = None,
    choose: given.Choose = None,
    explain: given.Explain = False,
    interactive: given.Interactive = False,
    max_seconds: given.MaxSeconds = None,
    durations: given.Durations = None,
    name: given.Name = None,
    reason: given.Reason = None,
    issue: given.Issue = None,
    adr: given.Adr = None,
    runtime: given.Runtime = None,
    runtime_version: given.RuntimeVersion = None,
    threshold: given.Threshold = None,
    template: given.Template = None,
    no_header: given.NoHeader = False,
    retire: given.Retire = None,
    keep_rest: given.KeepRest = None,
    notice: given.Notice = None,
    commit: given.Commit = False,
    preserve_blame: given.PreserveBlame = False,
    commit_message: given.CommitMessage = None,
    add_main: given.AddMain = None,
    generated: given.Generated = None,
    retitle: given.Retitle = None,
    enable_disabled: given.EnableDisabled = None,
    helpers: given.Helpers = None,
    layout: given.Layout = None,
    references: given.References = None,
    update_docs: given.UpdateDocs = None,
    map_file: given.Map = None,
    dry_run: given.DryRun = False,
    html: given.Html = None,
    summary: given.Summary = False,
    check: given.Check = False,
    json: given.Json = False,
    output_format: Annotated[str, format_option(Format.JSON)] = "full",
    stdin_filename: given.StdinFilename = None,
    verify: given.Verify = False,
    python: given.Python = None,
    mojo: given.MojoCommand = None,
    include: given.Include = None,
    timeout: given.Timeout = None,
    repeat: given.Repeat = None,
    together: given.Together = None,
    exclude: given.Exclude = None,
    force_exclude: given.ForceExclude = False,
    jobs: given.BulkJobs = None,
    report: given.Report = None,
    resume: given.Resume = None,
    shard: given.ShardOf = None,
    executor: given.ExecutorName = None,
    scheduler: given.Scheduler = None,
    quiet: given.Quiet = False,
    verbose: given.Verbose = False,
) -> None:
    """Split test files that are over the limit; the originals become NAME.DEPRECATED.

    Nothing is written unless the proof holds that no test, helper or comment was lost, doubled or changed.

    Exit code 0: done, or nothing to do. 1: with --check, if something is to do. 2: refused, with the reason.
    """
    options = given.settings(locals()) | given.group_of(group, files or ())
    mode = given.how(commit=commit, preserve_blame=preserve_blame)
    if not files and resume is None:
        raise typer.BadParameter("name a file or a folder", param_hint="PATH")
    if verify and (dry_run or summary or check or stdin_filename):
        raise typer.BadParameter("--verify puts the parts beside the original: it can't write nothing")
    how = Format.JSON if json else format_of(output_format, Format.JSON)
    patch = (dry_run or (stdin_filename is not None and not check)) and not summary
    show = Showing(how, patch, check, explain, summary, map_file, html, interactive)
    if html and not show.writes_nothing:
        raise typer.BadParameter("--html shows what would be done: add --dry-run, or use `splitter review`")
    if map_file is not None and (show.writes_nothing or map_file.exists()):
        why = "leave out --dry-run" if show.writes_nothing else f"{map_file} exists"
        raise typer.BadParameter(f"--map writes what was done into a new file: {why}")
    runs = given.runs(python, mojo, include, timeout, None, repeat, together) if verify else None
    if edit and stdin_filename:
        raise typer.BadParameter("--edit groups a file that is there: name it")
    if (text := given.text_of(files, stdin_filename)) is not None:
        raise typer.Exit(split_text(str(stdin_filename), text, options, show))
    paths = tuple(map(str, files or ()))
    # With --verify and files alone, --jobs is for the parts that run at a time.
    of_many = (exclude, force_exclude, report, resume, shard, executor, scheduler, quiet, verbose)
    if not (any(of_many) or (jobs and not verify) or any(file.is_dir() for file in files or ())):
        from splitter.cli.choosing import is_possible

        if interactive and (how is Format.JSON or not is_possible()):
            raise typer.BadParameter("--interactive needs a terminal; --explain and --choose need none")
        groups = _edited(paths, options, group) if edit else None
        options |= {"group": str(groups)} if groups else {}
        code = split_files(paths, options, runs and {**runs, "jobs": jobs}, mode, show)
        if groups is not None:
            settled(groups, code)
        raise typer.Exit(code)
    if map_file or html or interactive or edit:
        raise typer.BadParameter("--map, --html, --interactive and --edit take files one by one: name them")
    from splitter.bulk.migration import MigrationRequest
    from splitter.cli.bulk import Choices, bulk

    request = MigrationRequest(
        paths,
        options,
        tuple(exclude or ()),
        force_exclude,
        dry_run=show.writes_nothing,
        output=show.output,
        verify=runs,
        mode=mode,
        explain=explain,
    )
    lane = executor or "processes"
    choices = Choices(jobs, report, resume, shard, lane, scheduler, quiet, verbose, check, how)
    raise typer.Exit(bulk(request, choices))


def _edited(paths: Sequence[str], options: Mapping[str, Any], group: Path | None) -> Path | None:
    if len(paths) != 1 or group is not None:
        raise typer.BadParameter("--edit groups one FILE: name that file, without --group")
    return edited(paths[0], options)
