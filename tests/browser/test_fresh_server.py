"""A server of its own: its very first visit, and data that change under it."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenTab
from browser.server import ROOT, Server, serve
from browser.visit import ADDRESSES
from lib.load import load
from lib.ui.cache import LOOK_EVERY
from lib.wording import figures, text

pytestmark = pytest.mark.browser

XUCHANG = "xuchang-2017-proposal-61"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data that a test may change."""
    return Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("copy") / "data"))


@pytest.fixture(scope="module")
def fresh_server(
    browser_path: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server of the copy that nobody has visited before these tests."""
    with serve(tmp_path_factory.mktemp("fresh") / "server.log", folder) as running:
        yield running


# Stands first: the tests below visit the same server.
def test_a_deep_link_as_the_first_visit_shows_the_frame_and_the_page(
    fresh_server: Server, tab: OpenTab
) -> None:
    visit = tab("zh", on=fresh_server).go("coverage", kind="reward", lang="en")
    expect(visit.title).to_have_text(text("page_coverage", "en"))
    expect(visit.selected("kind")).to_have_text(text("kind_reward", "en"))
    expect(visit.page.get_by_text(text("product", "en")).first).to_be_visible()
    for page in ADDRESSES:
        link = visit.page.get_by_role("link", name=text(f"page_{page}", "en"))
        expect(link.first).to_be_visible()
    expect(visit.page.locator("footer")).to_contain_text(text("validity_line", "en"))


def test_a_changed_figure_shows_at_the_next_reload(
    fresh_server: Server, folder: Path, tab: OpenTab
) -> None:
    visit = tab("zh", on=fresh_server).go("sources", document=XUCHANG)
    passages = visit.page.locator("td.passage")
    before = "省级科技企业孵化器5个"
    expect(passages.filter(has_text=before)).to_have_count(1)
    path = folder / "documents" / f"{XUCHANG}.yaml"
    document = path.read_text("utf-8")
    fact = document[document.index("  - id: incubators-provincial") :]
    fact = fact[: fact.index("  - id:", 4)]
    changed = fact.replace("value: 5\n", "value: 7788\n").replace("5个", "7788个")
    path.write_text(document.replace(fact, changed), "utf-8")

    visit.reload()
    row = visit.page.locator("tr").filter(has_text="省级科技企业孵化器7788个")
    expect(row).to_have_count(1)
    expect(row.locator("mark")).to_have_text("7788个")
    figure = row.locator("td.figure").inner_text()
    assert "7788" in figure.replace(",", "").replace("，", "")
    visit.go("counts")
    tables = "".join(visit.page.locator("table").all_inner_texts())
    assert "7788" in tables.replace(",", "")


def test_while_newer_data_are_broken_readers_see_the_last_good_ones_and_are_told_so(
    fresh_server: Server, folder: Path, tab: OpenTab
) -> None:
    path = folder / "documents" / f"{XUCHANG}.yaml"
    good = path.read_text("utf-8")
    told = text("data_last_good", "en", date=figures.date(load(folder).date, "en"))
    path.write_text(good.replace("level: provincial", "level: provinzial", 1), "utf-8")
    try:
        time.sleep(2 * LOOK_EVERY)
        visit = tab("en", on=fresh_server).go("counts")
        expect(visit.page.get_by_text(told)).to_be_visible()
        # Which file and line is wrong is for whoever edits it.
        expect(visit.page.get_by_text(f"{XUCHANG}.yaml")).to_have_count(0)
        assert visit.page.locator("svg.main-svg").count()
    finally:
        path.write_text(good, "utf-8")
    time.sleep(2 * LOOK_EVERY)
    visit.reload()
    expect(visit.title).to_have_text(text("page_counts", "en"))
    expect(visit.page.get_by_text(told)).to_have_count(0)
    assert visit.page.locator("svg.main-svg").count()
