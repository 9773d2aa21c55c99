"""The ``splitter`` command, also as ``python -m splitter``."""

from splitter.processes.isolation import leave_current_folder


def main() -> None:
    """Run the command line, which imports nothing from the folder that it is called in."""
    leave_current_folder()
    from splitter.cli import main as run

    run()


if __name__ == "__main__":
    main()
