"""``splitter split``: parses, and hands over to a run over files that are named or over many."""

from __future__ import annotations

import typer

from splitter.cli import options as given


def split(
    files: given.FilesAndFolders = None,
    by: given.By = None,
    group: given.Group = None,
    max_tests: given.MaxTests = None,
    max_lines: given.MaxLines = None,
    target_lines: given.TargetLines = None,
    parts: given.Parts = None,
    choose: given.Choose = None,
    explain: given.Explain = False,
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
    retire: given.Retire = None,
    notice: given.Notice = None,
    commit: given.Commit = False,
    preserve_blame: given.PreserveBlame = False,
    commit_message: given.CommitMessage = None,
    add_main: given.AddMain = None,
    generated: given.Generated = None,
    enable_disabled: given.EnableDisabled = None,
    helpers: given.Helpers = None,
    layout: given.Layout = None,
    references: given.References = None,
    update_docs: given.UpdateDocs = None,
    map_file: given.Map = None,
    dry_run: given.DryRun = False,
    html: given.Html = None,
    json: given.Json = False,
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

    Nothing is written unless the proof holds that no test, helper or comment was lost, doubled or
    changed. Exit code 0: done, or nothing to do. 2: refused, with the reason on stderr.
    """
    options = given.settings(locals())
    asked = given.group_of(group, files or ())
    mode = given.how(commit=commit, preserve_blame=preserve_blame)
    paths = tuple(map(str, files or ()))
    if not files and resume is None:
        raise typer.BadParameter("name a file or a folder", param_hint="PATH")
    if verify and dry_run:
        raise typer.BadParameter("--verify puts the parts beside the original: leave out --dry-run")
    if html and not dry_run:
        raise typer.BadParameter("--html shows what would be done: add --dry-run, or use `splitter review`")
    runs = given.runs(python, mojo, include, timeout, None, repeat, together) if verify else None
    # With --verify and files alone, --jobs is for the parts that run at a time.
    of_many = (exclude, force_exclude, report, resume, shard, executor, scheduler, quiet, verbose)
    if not (any(of_many) or (jobs and not verify) or any(file.is_dir() for file in files or ())):
        from splitter.cli.one_by_one import Output as Shown
        from splitter.cli.one_by_one import split_files

        if map_file is not None and (dry_run or map_file.exists()):
            why = "leave out --dry-run" if dry_run else f"{map_file} exists"
            raise typer.BadParameter(f"--map writes what was done into a new file: {why}")
        runs = runs and {**runs, "jobs": jobs}
        shown = Shown(json=json, explain=explain, map_file=map_file, html=html)
        code = split_files(paths, options | asked, runs, None if dry_run else mode, shown)
        raise typer.Exit(code)
    if commit or preserve_blame or group or explain or map_file or html:
        what = "--commit, --preserve-blame, --group, --explain, --map and --html"
        raise typer.BadParameter(f"{what} take files one by one: name them")
    from splitter.bulk.job import Output
    from splitter.bulk.migration import MigrationRequest
    from splitter.cli.bulk import Choices, bulk

    output = Output.JSON if json else Output.PATCH if dry_run else Output.NOTHING
    left_out = tuple(exclude or ())
    request = MigrationRequest(
        paths, options, left_out, force_exclude, dry_run=dry_run, output=output, verify=runs
    )
    lane = executor or "processes"
    raise typer.Exit(bulk(request, Choices(jobs, report, resume, shard, lane, scheduler, quiet, verbose)))
