"""What counts as a test in a Python project: pytest's configuration, else what its runner takes by itself."""

from __future__ import annotations

from pathlib import Path

from splitter.languages.python.project.reading.configuration import Configuration, configuration
from splitter.model.conventions import Conventions
from splitter.project.once import once
from splitter.project.top import up_to_top

PYTEST_FILES = ("test_*.py", "*_test.py")
UNITTEST_FILES = ("test*.py",)
"""unittest's own pattern, and Django's."""


@once
def conventions(folder: Path) -> Conventions:
    """For the files of a folder."""
    found = configuration(folder)
    return Conventions(
        files=tuple(found.words("python_files")) or _files(folder, found),
        classes=tuple(found.words("python_classes")) or Conventions.classes,
        functions=tuple(found.words("python_functions")) or Conventions.functions,
    )


def _files(folder: Path, found: Configuration) -> tuple[str, ...]:
    """A Django project whose pytest is not told otherwise is run by ``manage.py test``, too."""
    if not found.file and any((one / "manage.py").is_file() for one in up_to_top(folder)):
        return (*PYTEST_FILES, *UNITTEST_FILES)
    return PYTEST_FILES
