"""The review's page in a real browser, Chromium by its driver: links, filter, order, tints, no error.

Skipped where there is none (Debian: ``apt-get install chromium chromium-driver``). A test that fails leaves a
screenshot of the page in its ``tmp_path``, and says so.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from splitter.proving.proof import Change
from splitter.reviewing import html
from splitter.reviewing.by_hand import Commands
from splitter.reviewing.review import Occasion, review

webdriver = pytest.importorskip("selenium.webdriver")

CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium and chromedriver"),
]

SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
)

PARTS = 60

Open = Callable[[str], Any]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page of 60 parts and 10,000 lines, in which one test is lost and one is edited."""
    head = '"""Tests."""\n\nimport os\nimport sys\n\n\ndef helper():\n    return 1\n\n\n'
    tests = [_test(number) for number in range(PARTS * 8)]
    new = [
        f'"""Part {n}."""\n\n{head[head.index("import") :]}{"".join(tests[n * 8 : n * 8 + 8])}'
        for n in range(PARTS)
    ]
    new[0] = new[0].replace(_test(1), "")
    new[1] = new[1].replace("assert 8 + 3 ", "assert 8 + 4 ")
    now = {f"tests/test_part_{number}.py": text.encode() for number, text in enumerate(new)}
    change = Change({"tests/test_big.py": (head + "".join(tests)).encode()}, now)
    page = tmp_path_factory.mktemp("page") / "review.html"
    page.write_text(
        html.to_text(review(Occasion("tests/test_big.py", change, Commands(), {}))), encoding="utf-8"
    )
    return page.as_uri()


def _test(number: int) -> str:
    return (
        f"def test_{number}():\n" + "".join(f"    assert {number} + {n} >= {n}\n" for n in range(18)) + "\n\n"
    )


@pytest.fixture
def page(browser: Any, address: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    browser.get("about:blank")
    browser.get(address)
    failed = request.session.testsfailed
    yield browser
    picture = tmp_path / "page.png"
    errors = browser.get_log("browser")
    if request.session.testsfailed > failed or errors:
        browser.save_screenshot(str(picture))
        print(f"a screenshot is at {picture}")
    assert not errors, errors


def _all(page: Any, selector: str) -> list[Any]:
    found: list[Any] = page.find_elements("css selector", selector)
    return found


def _block(page: Any, text: str, selector: str = "") -> Any:
    """The block of what was that holds a text."""
    script = """
        const blocks = [...document.querySelectorAll(".pane:first-child .block" + arguments[1])];
        return blocks.find((block) => block.textContent.includes(arguments[0]));
    """
    return page.execute_script(script, text, selector)


def _in_view(page: Any, element: Any) -> bool:
    """Whether the top of an element is to be seen, in its pane and in the window."""
    script = """
        const box = arguments[0].getBoundingClientRect(), pane = arguments[0].closest(".pane");
        const view = pane ? pane.getBoundingClientRect() : {top: 0, bottom: innerHeight};
        return box.top >= view.top - 1 && box.top < view.bottom && box.top < innerHeight && box.bottom > 0;
    """
    return bool(page.execute_script(script, element))


def _target(page: Any) -> Any:
    return page.find_element("css selector", ":target")


def test_the_filter_counts_and_hides(page: Any) -> None:
    search = page.find_element("id", "search")
    count = page.find_element("id", "count")
    assert count.text == f"{PARTS * 8} of {PARTS * 8}"
    search.send_keys("lost")
    assert count.text == f"1 of {PARTS * 8}"
    assert [row.text.split()[0] for row in _all(page, "#tests tbody tr:not([hidden])")] == ["test_1"]
    search.clear()
    search.send_keys("test_part_3.py test_2")
    assert count.text == f"6 of {PARTS * 8}"
    search.clear()
    search.send_keys("edited")
    assert [row.text.split()[0] for row in _all(page, "#tests tbody tr:not([hidden])")] == ["test_8"]


def test_the_map_is_sorted_by_any_column(page: Any) -> None:
    lines, how = _all(page, "#tests thead button")[1], _all(page, "#tests thead button")[4]
    how.click()
    rows = [row.text.split()[-1] for row in _all(page, "#tests tbody tr")]
    assert rows == sorted(rows)
    lines.click()
    lines.click()
    head = _all(page, "#tests thead th")[1]
    assert head.get_attribute("aria-sort") == "descending"
    numbers = [int(cell.text) for cell in _all(page, "#tests tbody tr td:nth-child(2)")]
    assert numbers == sorted(numbers, reverse=True)
    assert _all(page, "#tests thead th[aria-sort]") == [head]


def test_a_click_leads_there_and_back(page: Any) -> None:
    row = _all(page, "#tests tbody tr")[300]
    before, after = row.find_elements("css selector", "a")
    after.click()
    there = _target(page)
    assert "def test_300():" in there.text
    assert _in_view(page, there)
    there.find_element("css selector", ".way a").click()
    back = _target(page)
    assert "def test_300():" in back.text
    assert back.get_attribute("id") == before.get_attribute("href").partition("#")[2]
    assert _in_view(page, back)
    assert _in_view(page, there), "the other pane is left where it was"
    assert page.switch_to.active_element == back


def test_a_block_itself_leads_to_its_other_place(page: Any) -> None:
    start = _block(page, "def test_2():")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", start)
    start.find_element("css selector", ".code").click()
    assert "def test_2():" in _target(page).text
    assert _target(page) != start


def test_tints_tell_the_parts_apart_and_grey_what_went_nowhere(page: Any) -> None:
    def colour(element: Any) -> str:
        return str(element.value_of_css_property("background-color"))

    homes = [_block(page, f"def test_{number}():") for number in (0, 16, 24)]
    assert len({colour(block) for block in homes}) == 3
    there = page.find_element(
        "id", homes[1].find_element("css selector", ".way a").get_attribute("href").partition("#")[2]
    )
    assert colour(there) == colour(homes[1])
    lost = _block(page, "def test_1():", ":not(.tint)")
    assert colour(lost) not in {colour(block) for block in homes}
    assert "in no part" in lost.text


def test_what_is_no_move_can_be_stepped_through(page: Any) -> None:
    step = page.find_element("id", "next")
    step.click()
    assert '"""Tests."""' in _target(page).text
    step.click()
    assert "def test_1():" in _target(page).text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read_in_both_themes(page: Any, theme: str) -> None:
    """Contrast of 4.5 at least, as WCAG 2 asks for, of code on every tint and of what is beside it."""
    feature = {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
    script = """
        const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
        const light = (colour) => {
          canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
          const part = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((v) => v / 255)
            .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
        };
        const ratio = (one, other) => {
          const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        };
        const worst = {};
        for (const block of document.querySelectorAll(".block")) {
          const ground = getComputedStyle(block).backgroundColor;
          for (const part of [".code", ".numbers", ".way", ".way a"]) {
            const element = block.querySelector(part);
            const found = element ? ratio(getComputedStyle(element).color, ground) : 99;
            worst[part] = Math.min(worst[part] ?? 99, found);
          }
        }
        return worst;
    """
    worst = page.execute_script(script)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert worst.keys() == {".code", ".numbers", ".way", ".way a"}
    assert min(worst.values()) >= 4.5, worst


def test_no_other_script_runs(page: Any) -> None:
    """What the policy is for: a script that got into the page would be refused."""
    page.execute_script(
        "const own = document.createElement('script'); own.textContent = 'window.got = 1';"
        "document.body.append(own);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.got = 2\">');"
    )
    assert page.execute_script("return window.got") is None
    refused = [entry["message"] for entry in page.get_log("browser")]
    assert refused
    assert all("Content Security Policy" in message for message in refused)


def test_the_page_works_by_keyboard(page: Any) -> None:
    from selenium.webdriver import ActionChains, Keys

    ActionChains(page).send_keys(Keys.TAB).perform()
    skip = page.switch_to.active_element
    assert skip.text == "Skip to the files side by side"
    ActionChains(page).send_keys(Keys.ENTER).perform()
    assert _target(page).get_attribute("id") == "files"
    for _ in range(2):
        ActionChains(page).send_keys(Keys.TAB).perform()
    assert page.execute_script("return document.activeElement.closest('#files') !== null")
    nameless = page.execute_script(
        "const named = (e) => e.textContent.trim() || e.ariaLabel || e.labels?.length;"
        "return [...document.querySelectorAll('a, button, input, [role=region]')]"
        ".filter((e) => !named(e) && !e.getAttribute('aria-labelledby')).length"
    )
    assert nameless == 0
