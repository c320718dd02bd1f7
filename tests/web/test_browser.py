"""A real browser over the site: no error, no outside request, no script, every screen."""

from collections.abc import Iterator
from os import cpu_count, getloadavg
from pathlib import Path
from typing import Any

import pytest

from dateline.record import Record
from dateline.web import publish

PATHS = [
    "/", "/articles", "/stories", "/search", "/search?words=dam", "/search?degree=probable",
    "/speakers", "/speakers/Tomas%20Ridel", "/sources", "/sources/Northgate%20Wire", "/problems",
    "/nothing",
]  # fmt: skip


@pytest.fixture(scope="session")
def paths(record: Record) -> list[str]:
    """A page of each kind."""
    (story, *_) = record.ledger.stories()
    (claim, *_) = record.ledger.claims()
    card = record.library.articles(outlet="The Harbour Ledger")[0]
    return [*PATHS, f"/stories/{story.id}", f"/claims/{claim.id}", f"/articles/{card.id}"]


def visit(context: Any, address: str, told: list[str]) -> Any:
    """A page, with what the browser complains of and asks for elsewhere."""
    page = context.new_page()
    page.on("console", lambda message: told.append(f"{address}: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"{address}: {error}"))
    home = address.split("/")[2]
    page.on("request", lambda asked: home not in asked.url and told.append(asked.url))
    page.goto(address)
    return page


@pytest.fixture(params=["en", "uk", "ru"])
def phone(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    """A small dark screen without JavaScript, in each language."""
    size = {"width": 360, "height": 700}
    context = chromium.new_context(
        locale=request.param, viewport=size, color_scheme="dark", java_script_enabled=False
    )
    yield context
    context.close()


def test_without_javascript_on_a_small_screen(phone: Any, served: str, paths: list[str]) -> None:
    """Nothing is wider than the screen, nothing is asked for elsewhere, nothing complains."""
    told: list[str] = []
    for path in paths:
        page = visit(phone, served + path, told)
        box = page.locator("main").bounding_box()
        assert box["width"] <= 360
        assert page.locator("h1").bounding_box()["width"] <= 360
        page.close()
    assert [line for line in told if "404" not in line] == []


def test_no_sideways_scroll_and_dark_is_dark(chromium: Any, served: str, paths: list[str]) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 700}, color_scheme="dark")
    told: list[str] = []
    for path in paths:
        page = visit(context, served + path, told)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        back = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert back == "rgb(22, 23, 26)"
        page.close()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, served: str, paths: list[str], scheme: str) -> None:
    """WCAG by axe-core: names, roles, contrast, landmarks, order of headings."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    for path in paths:
        page = context.new_page()
        page.goto(served + path)
        found = axe.run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == [], path
        page.close()
    context.close()


def test_keys_lead_through_a_page(chromium: Any, served: str) -> None:
    """The first key leads past the menu; the search works by keys alone."""
    page = chromium.new_page(locale="en")
    page.goto(served + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#find-words").focus()
    page.keyboard.type("dam")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=dam*")
    assert page.locator(".hit").count() > 3
    page.close()


def test_a_find_can_be_hidden_without_a_script(
    chromium: Any, served: str, paths: list[str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + paths[-1])
    mark = page.locator(".full mark.who").first
    style = "e => getComputedStyle(e).backgroundColor"
    page.locator(".show-who").uncheck()
    context.close()
    page = chromium.new_page()
    page.goto(served + paths[-1])
    mark = page.locator(".full mark.who").first
    shown = mark.evaluate(style)
    page.locator(".show-who").uncheck()
    assert mark.evaluate(style) != shown
    page.close()


PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
NAVIGATION = "performance.getEntriesByType('navigation')[0]"


def test_paint_is_soon_and_light(chromium: Any, served: str, paths: list[str]) -> None:
    """Three requests a page at most: itself, its style and its icon; 150 kB without the map;
    words are painted within a second. Where others use the processor, the time that the page's
    own thread has worked by then stands for it: what waits for a turn is not the page's."""
    busy = getloadavg()[0] > (cpu_count() or 1)
    for path in paths:
        page = chromium.new_page()
        metrics = page.context.new_cdp_session(page)
        metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(served + path)
        page.wait_for_function(f"() => ({PAINT}) > 0")
        found = {m["name"]: m["value"] for m in metrics.send("Performance.getMetrics")["metrics"]}
        painted = 1000 * found["TaskDuration"] if busy else page.evaluate(PAINT)
        assert 0 < painted < 1000, (path, painted)
        assert page.evaluate("performance.getEntriesByType('resource').length") <= 2
        assert page.evaluate(f"{NAVIGATION}.decodedBodySize") < 150_000
        page.close()


def test_print_is_black_on_white_without_the_menu(
    chromium: Any, served: str, paths: list[str]
) -> None:
    """Also where the screen is dark; nothing is cut off at the paper's edge."""
    page = chromium.new_page(color_scheme="dark", viewport={"width": 700, "height": 990})
    page.emulate_media(media="print")
    for path in paths[-3:]:
        page.goto(served + path)
        back = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert back == "rgb(255, 255, 255)"
        assert not page.locator("header nav").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 700
    page.close()


def test_the_folder_opens_from_disk(chromium: Any, record: Record, tmp_path: Path) -> None:
    """From file:, with its style, and links that lead on."""
    publish(record, tmp_path, locale="en")
    page = chromium.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "none"
    page.locator("main h3 a").first.click()
    page.locator(".points a, .words").first.click()
    assert page.locator("h1").count() == 1
    assert page.url.startswith("file:")
    assert told == []
    page.close()
