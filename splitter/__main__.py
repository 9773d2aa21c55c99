"""The ``splitter`` command, also as ``python -m splitter``."""

import gc
import warnings

from splitter.processes.isolation import leave_current_folder

_NEW_OBJECTS = 50_000
"""How many there may be before garbage is looked for: at the start all stays, and looking for it costs."""


def main() -> None:
    """Run the command line, which imports nothing from the folder that it is called in."""
    leave_current_folder()
    gc.set_threshold(_NEW_OBJECTS)
    warnings.simplefilter("ignore", SyntaxWarning)  # of code that is read and not run, `"\\d"` in a test
    from splitter.cli import main as run

    try:
        run()
    finally:
        gc.freeze()  # a process that ends would look through all that it has for garbage, several times


if __name__ == "__main__":
    main()
