"""pytest's JUnit XML to runs: test by test, with no tree, and with nothing that a document type could bring.

A document type is how XML refers to other files and makes much of little (entities that hold entities). No
report of a test runner has one, so it is refused where it begins, whatever the version of expat does with it.
"""

from __future__ import annotations

from xml.parsers import expat

from splitter.timing.durations import Run


def junit(data: bytes) -> list[Run]:
    """The test cases; raises ``ValueError`` for what is no such report."""
    runs: list[Run] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if not depth and name not in ("testsuites", "testsuite"):
            raise ValueError(f"not JUnit XML: it is a {name[:50]!r}")
        depth += 1
        if name == "testcase" and "name" in attributes:
            runs.append(_run(attributes))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refused
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:  # an encoding that there is not
        raise ValueError(f"not valid XML: {error}") from error
    return runs


def _refused(*_: object) -> None:
    raise ValueError("it declares a document type, which no report of a test runner does")


def _run(attributes: dict[str, str]) -> Run:
    test = attributes["name"]
    try:
        seconds = float(attributes.get("time", "0"))
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise ValueError(f"the time of {test[:100]} is no number of seconds: {attributes['time'][:50]!r}")
    return Run(attributes.get("classname", ""), test, seconds, dotted=True)
