"""A pytest plugin that writes each outcome to a file as it comes, so that a crash leaves what was before it.

The project that is tested need not install anything: pytest gets ``-p splitter_outcomes`` and this
folder on its PYTHONPATH. It runs in the project's own interpreter, so that it keeps to what any
supported Python and pytest have, and imports nothing of the splitter. Environment variables say what
to do: SPLITTER_OUTCOMES is the file, SPLITTER_HIDDEN a file that is about to be retired and must not
be imported any more, SPLITTER_STANDS_IN the part that is to have its name and is imported by it,
SPLITTER_ONLY a file with the ids of the tests to run, in their order and in this
process alone (none: all of them, in the usual order).
"""

import json
import linecache
import os
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType
from typing import Any

import pytest

_KEY = "splitter_seen"


class _Recorder:
    """Writes a line of JSON for everything that happens."""

    def __init__(self, path: str) -> None:
        self.file = open(path, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open for the whole session

    def write(self, **event: Any) -> None:
        self.file.write(json.dumps(event) + "\n")
        self.file.flush()

    def pytest_sessionstart(self, session: Any) -> None:
        config = session.config
        self.write(
            event="begin", root=str(config.rootpath if hasattr(config, "rootpath") else config.rootdir)
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.write(event="start", id=nodeid)

    def pytest_runtest_logreport(self, report: Any) -> None:
        seen = getattr(report, _KEY, {})
        self.write(
            event="report",
            id=report.nodeid,
            when=report.when,
            outcome=report.outcome,
            xfail=getattr(report, "wasxfail", None),
            error=seen.get("error", ""),
            function=seen.get("function", True),
            message=_message(report),
            seconds=getattr(report, "duration", 0.0),
        )

    def pytest_collectreport(self, report: Any) -> None:
        if report.outcome != "passed":
            self.write(event="collect", id=report.nodeid, outcome=report.outcome, message=_message(report))

    def pytest_collection_finish(self, session: Any) -> None:
        if session.config.option.collectonly:
            self.write(event="collected", ids=[item.nodeid for item in session.items])

    def pytest_internalerror(self, excrepr: Any) -> None:
        self.write(event="internal error", message=str(excrepr).strip().rpartition("\n")[2])

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        self.write(event="finish", status=int(exitstatus))


def _message(report: Any) -> str:
    """The reason of a skip, or the line that says what went wrong."""
    told = report.longrepr
    if isinstance(told, tuple):
        reason = str(told[2])
        return reason[len("Skipped: ") :] if reason.startswith("Skipped: ") else reason
    crash = getattr(told, "reprcrash", None)
    if crash is not None:
        return str(crash.message).partition("\n")[0]
    lines = [line for line in str(told or "").splitlines() if line.strip()]
    return next((line[1:].strip() for line in reversed(lines) if line.startswith("E ")), (lines or [""])[-1])


class _Hidden:
    """An import finder for which one file does not exist, or has what another one says."""

    def __init__(self, path: str, stands_in: str) -> None:
        self.path = path
        self.stands_in = stands_in
        self.stem = os.path.splitext(os.path.basename(path))[0]  # noqa: PTH119, PTH122

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name.rpartition(".")[2] != self.stem:
            return None
        others = [finder for finder in sys.meta_path if finder is not self and hasattr(finder, "find_spec")]
        for finder in others:
            spec: Any = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.origin and os.path.realpath(spec.origin) == os.path.realpath(self.path):
                    if not self.stands_in:
                        raise ModuleNotFoundError("No module named %r" % name, name=name)  # noqa: UP031
                    spec.loader = _StandsIn(spec.loader, self.stands_in)
                return spec
        return None


class _StandsIn:
    """A loader of a module that has its own name and place, and the code of another file."""

    def __init__(self, loader: Any, path: str) -> None:
        self.loader = loader
        self.path = path

    def create_module(self, spec: Any) -> Any:
        return None

    def exec_module(self, module: Any) -> None:
        spec = module.__spec__
        spec.loader = module.__loader__ = loader = self.loader
        if isinstance(loader, SourceFileLoader):  # pytest's own looks at the spec
            loader = SourceFileLoader(spec.name, self.path)
        module.__spec__ = spec_from_file_location(spec.name, self.path, loader=loader)
        _show_lines(self.path, spec.origin)
        # Both kinds of loaders run code by `exec`, those of importlib through a function of theirs.
        runs = type(loader).exec_module.__globals__
        runs["exec"] = lambda code, names: exec(_called(code, self.path, spec.origin), names)
        try:
            loader.exec_module(module)
        finally:
            del runs["exec"]
            module.__spec__ = spec


def _called(code: Any, path: str, name: str) -> Any:
    """The code of one file as that of another: traces and warnings say the file that it is in."""
    if code.co_filename != path:
        return code
    inner = (_called(one, path, name) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=name, co_consts=tuple(inner))


def _show_lines(path: str, name: str) -> None:
    """Lets traces and ``inspect`` find the lines of one file where they look for those of another.

    An entry without a time is not checked against the file (``linecache.checkcache``).
    """
    lines = linecache.getlines(path)
    linecache.cache[name] = (sum(map(len, lines)), None, lines, name)


class _Chosen:
    """Runs these tests alone, in this order, whatever sorts or distributes tests otherwise."""

    def __init__(self, path: str) -> None:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            self.order = {test: place for place, test in enumerate(json.load(file))}

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_cmdline_main(self, config: Any) -> Any:
        for option in ("numprocesses", "maxprocesses"):
            if hasattr(config.option, option):
                setattr(config.option, option, None)
        if hasattr(config.option, "dist"):
            config.option.dist, config.option.tx = "no", []
        if hasattr(config.option, "randomly_reorganize"):
            config.option.randomly_reorganize = False
        yield

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, config: Any, items: Any) -> Any:
        yield
        if not self.order:
            return
        chosen = [item for item in items if _test(item.nodeid) in self.order]
        left_out = [item for item in items if _test(item.nodeid) not in self.order]
        if left_out:
            config.hook.pytest_deselected(items=left_out)
        items[:] = sorted(chosen, key=lambda item: self.order[_test(item.nodeid)])


def _test(nodeid: str) -> str:
    """A test's id without its file."""
    return nodeid.partition("::")[2]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: Any, call: Any) -> Any:
    """Notes what a report does not say; it travels with the report from xdist's workers."""
    outcome = yield
    report = outcome.get_result()
    error = call.excinfo.typename if call.excinfo is not None else ""
    setattr(report, _KEY, {"error": error, "function": isinstance(item, pytest.Function)})


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: Any) -> None:
    """Sets up what the environment asks for, before anything of the project is imported."""
    _set_up(early_config)


def pytest_configure(config: Any) -> None:
    """The same for xdist's workers."""
    _set_up(config)


def _set_up(config: Any) -> None:
    if config.pluginmanager.hasplugin("splitter_recorder"):
        return
    hidden = os.environ.get("SPLITTER_HIDDEN")
    if hidden and not any(isinstance(finder, _Hidden) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Hidden(hidden, os.environ.get("SPLITTER_STANDS_IN", "")))
    if hasattr(config, "workerinput"):
        return  # its reports come to the process that started it
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    config.pluginmanager.register(_Recorder(os.environ["SPLITTER_OUTCOMES"]), "splitter_recorder")
    only = os.environ.get("SPLITTER_ONLY")
    if only:
        config.pluginmanager.register(_Chosen(only), "splitter_chosen")
