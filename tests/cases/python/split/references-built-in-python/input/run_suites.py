import importlib
import subprocess
import sys

SUITES = [("big", 60), ("small", 5)]
EXTRA = {"gui": "test_gui", "cli": "test_cli"}


def run(name, timeout):
    subprocess.run([sys.executable, "-m", "pytest", "tests/test_" + name + ".py"], timeout=timeout)


def main():
    for suite, timeout in SUITES:
        run(suite, timeout)
    for stem in EXTRA.values():  # all of it is known, and nothing is the file
        subprocess.run(["pytest", f"tests/{stem}.py"])
    for number in range(3):
        subprocess.run(["pytest", f"tests/test_{number}.py"])
    if sys.argv[1:]:
        importlib.import_module(f"tests.test_{sys.argv[1]}")
