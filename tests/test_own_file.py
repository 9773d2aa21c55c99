"""``__file__`` told apart: the folder and any file are a part's too; its own text and name are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter import plan


def said(folder: Path, body: str, head: str = "") -> list[str]:
    text = f"import os, runpy, shutil, subprocess, sys\nfrom pathlib import Path\n{head}\n\n"
    text += f"def test_a():\n    {body}\n\n\ndef test_b(): ...\n"
    (folder / "test_big.py").write_text(text)
    return [
        f.message for f in plan(folder / "test_big.py", max_tests=1).findings if f.code in ("S111", "S113")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Path(__file__).parent",
        "Path(__file__).resolve().parents[1]",
        "Path(__file__).with_name('rows.txt').read_text()",
        "os.path.dirname(os.path.abspath(__file__))",
        "os.path.split(__file__)[0]",
        "folder, _ = os.path.split(Path(__file__).resolve())",
        "os.path.join(__file__, os.pardir, 'rows.txt')",
        "Path(__file__) / '..' / 'rows.txt'",
        "assert os.path.exists(__file__)",
        "assert Path(__file__).is_file()",
        "load(__file__)",
        "assert code.co_filename == __file__",
        "print(f'running {__file__}')",
        "assert b'<b>' + __file__ in text",
        "open(sys.__file__)",
        "...\nif __name__ == '__main__':\n    subprocess.run([sys.executable, __file__])",
    ],
)
def test_what_a_part_has_too_is_not_mentioned(tmp_path: Path, body: str) -> None:
    assert said(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("open(__file__)", "opened"),
        ("Path(__file__).read_text()", "opened"),
        ("runpy.run_path(__file__)", "opened"),
        ("subprocess.run([sys.executable, __file__])", "opened"),
        ("shutil.copy(__file__, 'x')", "opened"),
        ("os.path.basename(__file__)", "name"),
        ("Path(__file__).stem", "name"),
        ("Path(__file__).with_suffix('.json')", "name"),
        ("os.path.splitext(os.path.abspath(__file__))[0] + '.json'", "name"),
        ("f\"{__file__.rsplit('.', 1)[0]}.py\"", "name"),
        ("__file__ + '.txt'", "name"),
        ("__file__[:-3]", "name"),
        ("open(f'{__file__}.txt')", "name"),
    ],
)
def test_what_is_another_thing_in_a_part_is_said(tmp_path: Path, body: str, word: str) -> None:
    [message] = said(tmp_path, body)
    assert word in message


def test_another_name_of_it_is_followed(tmp_path: Path) -> None:
    assert said(tmp_path, "HERE.parent", "HERE = Path(__file__).resolve()") == []
    assert said(tmp_path, "HERE.read_text()", "HERE = Path(__file__).resolve()")


def test_a_functions_name_for_it_is_nobody_elses(tmp_path: Path) -> None:
    own = "path = os.path.abspath(__file__)\n    assert os.path.isdir(os.path.dirname(path))"
    (tmp_path / "test_big.py").write_text(
        "import json\nimport os\n\n\n"
        f"def test_own():\n    {own}\n\n\n"
        "def test_other(tmp_path):\n    path = tmp_path / 'a'\n    assert not path.read_text()\n\n\n"
        "def test_json():\n    assert json.dumps(1) == '1'\n"
    )
    made = plan(tmp_path / "test_big.py", max_tests=1)
    texts = {part.tests: output.text for part, output in zip(made.parts, made.outputs, strict=True)}
    assert made.findings == ()
    assert "import json" not in texts["test_other",]
    inner = f"def look():\n        return open(path)\n    {own.splitlines()[0]}\n    look()"
    assert said(tmp_path, inner) == ["__file__ is opened, loaded or run"]


def test_a_file_that_is_called_after_it_refuses_the_split(tmp_path: Path) -> None:
    body = "open(os.path.splitext(__file__)[0] + '_rows.json')"
    assert said(tmp_path, body) == ["__file__ is asked for the file's name"]
    (tmp_path / "test_big_rows.json").write_text("[]")
    assert any("test_big_rows.json" in message for message in said(tmp_path, body))
    seen = "test_big_rows.json is called after this file, and nothing in sight asks for it by that name"
    assert said(tmp_path, "Path(__file__).parent") == [seen]
    assert said(tmp_path, "open(Path(__file__).parent / 'test_big_rows.json')") == []


def test_who_loads_the_file_has_all_that_it_binds(tmp_path: Path) -> None:
    path = tmp_path / "test_big.py"
    path.write_text("KEY = 1\ndef test_a():\n    load(open(__file__))\ndef test_b(): ...\n")
    one, two = plan(path, max_tests=1).outputs
    assert "KEY = 1" in one.text
    assert "KEY = 1" not in two.text
