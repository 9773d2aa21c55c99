"""What one test posts to a server and another one asks for is said, and nothing that only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_lasting import said

POSTS = 'def test_a(client):\n    client.post("/items", json={})\n\n\n'
LASTS = '@pytest.fixture(scope="session")\ndef client(): ...\n'
FOUND = ["test_a may leave what client finds at /items changed for what runs after"]


def _said(folder: Path, body: str, *, conftest: str = LASTS, head: str = "") -> list[str]:
    (folder / "conftest.py").write_text(f"import pytest\n\n\n{conftest}")
    return said(folder, f"{head}{POSTS}{body}")


@pytest.mark.parametrize(
    "asks",
    [
        'client.get("/items")',
        'client.get("/items/1?full=yes")',
        'client.delete(f"/items/{1}")',
        'client.put("http://testserver/items/1")',
    ],
)
def test_who_asks_for_what_another_test_posted_is_named(tmp_path: Path, asks: str) -> None:
    assert _said(tmp_path, f"def test_b(client):\n    {asks}\n") == FOUND


@pytest.mark.parametrize("client", ["client = TestClient(app)", "from shop import client"])
def test_so_it_is_with_a_client_of_the_module(tmp_path: Path, client: str) -> None:
    text = f'{client}\n\n\n{POSTS}def test_b():\n    client.get("/items")\n'.replace("(client):", "():")
    assert said(tmp_path, text) == FOUND


@pytest.mark.parametrize(
    "other",
    [
        'def test_b(client):\n    client.get("/orders")\n',
        'def test_b(client):\n    client.get(f"/item{1}")\n',
        'def test_b(client):\n    assert client.get("/items/9").status_code == 404\n',
        'def test_b(client):\n    client.post("/items")\n    client.get("/items/1")\n',
        'def test_b(client, db):\n    client.get("/items")\n',
        'def test_b():\n    client = Client()\n    client.get("/items")\n',
    ],
)
def test_who_asks_for_something_else_or_has_made_it_is_not(tmp_path: Path, other: str) -> None:
    assert _said(tmp_path, other) == []


@pytest.mark.parametrize(
    ("conftest", "head"),
    [
        ("@pytest.fixture\ndef client(): ...\n", ""),
        (f"{LASTS}\n\n@pytest.fixture(autouse=True)\ndef emptied(): ...\n", ""),
        (LASTS, "import pytest\npytestmark = pytest.mark.django_db\n\n\n"),
    ],
)
def test_nor_is_it_where_each_test_may_begin_anew(tmp_path: Path, conftest: str, head: str) -> None:
    assert (
        _said(tmp_path, 'def test_b(client):\n    client.get("/items")\n', conftest=conftest, head=head) == []
    )
