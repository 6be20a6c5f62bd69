"""A click on a figure opens the words that state it."""

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenTab
from browser.server import ROOT
from browser.visit import Visit
from lib.catalogue import Catalogue, number_or_words
from lib.load import load
from lib.wording import Lang, text

pytestmark = pytest.mark.browser


@cache
def catalogue() -> Catalogue:
    return Catalogue(load(ROOT / "data"))


def figures(facts: list[str]) -> list[str]:
    """The figures of facts in the documents' own words."""
    stated = [catalogue().entries[fact].fact.evidence.figure for fact in facts]
    return [figure for figure in stated if figure]


def check_evidence(visit: Visit, facts: list[str], lang: Lang = "zh") -> None:
    """The dialog shows each fact's passage, with its figure highlighted, and its document."""
    expect(visit.dialog).to_be_visible()
    expect(visit.dialog).to_contain_text(text("evidence", lang))
    expect(visit.dialog.locator("blockquote")).to_have_count(len(facts))
    expect(visit.dialog.locator("blockquote mark")).to_have_text(figures(facts))
    for fact, passage in zip(facts, visit.dialog.locator("article").all(), strict=True):
        entry = catalogue().entries[fact]
        words = passage.inner_text()
        assert entry.source.title.text(lang) in words
        assert number_or_words(entry.source.number, lang) in words
        assert text("paragraph_long", lang, n=entry.fact.evidence.paragraph) in words
        for fragment in entry.fact.evidence.quote:
            assert fragment in words


def stated_marks(visit: Visit) -> list[dict[str, Any]]:
    """Marks of which each fact has a figure in its passage."""
    return [mark for mark in visit.marks() if len(figures(mark["facts"])) == len(mark["facts"])]


@pytest.mark.parametrize(
    ("page", "address", "width"),
    [
        ("counts", {}, 1440),
        ("counts", {"view": "change"}, 390),
        ("rewards", {}, 390),
        ("rewards", {"form": "ladder"}, 1440),
        ("rewards", {"form": "heat"}, 1440),
        ("profile", {"place": "dingxi"}, 1440),
        ("coverage", {}, 1440),
    ],
)
def test_a_click_on_a_mark_opens_the_passage_with_its_figure(
    page: str, address: dict[str, str], width: int, tab: OpenTab
) -> None:
    visit = tab("zh", width).go(page, **address)
    # One of each panel of the first two charts: panels are layers, and one may cover another.
    panels = {(m["chart"], m["panel"]): m for m in stated_marks(visit) if m["chart"] < 2}
    assert panels
    for mark in panels.values():
        visit.click_mark(mark)
        check_evidence(visit, mark["facts"])
        visit.close_dialog()


def test_the_same_mark_opens_its_evidence_twice(tab: OpenTab) -> None:
    visit = tab("en").go("counts")
    mark = stated_marks(visit)[0]
    for _ in range(2):
        visit.click_mark(mark)
        check_evidence(visit, mark["facts"], "en")
        visit.close_dialog()


def cells(visit: Visit) -> list[tuple[int, list[str]]]:
    """Cells and rows that lead to facts, each of which has a figure; by their position."""
    found = visit.page.locator("[data-facts]").evaluate_all(
        "(all) => all.map((element) => JSON.parse(element.dataset.facts))"
    )
    return [(n, facts) for n, facts in enumerate(found) if len(figures(facts)) == len(facts)]


@pytest.mark.parametrize(
    ("page", "address", "width"),
    [
        ("comparison", {}, 1440),
        ("comparison", {"scope": "all"}, 390),
        ("counts", {}, 1440),
        ("sources", {"kind": "reward", "document": "xuchang-2017-proposal-61"}, 390),
    ],
)
def test_a_click_on_a_cell_opens_the_passage_with_its_figure(
    page: str, address: dict[str, str], width: int, tab: OpenTab
) -> None:
    visit = tab("zh", width).go(page, **address)
    found = cells(visit)
    assert found
    for position, facts in (found[0], found[len(found) // 2]):
        visit.page.locator("[data-facts]").nth(position).click()
        check_evidence(visit, facts)
        visit.close_dialog()


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("page", ["comparison", "rewards"])
def test_a_cell_opens_by_keyboard_time_and_again(page: str, key: str, tab: OpenTab) -> None:
    visit = tab("en").go(page)
    position, facts = cells(visit)[0]
    holder = visit.page.locator("[data-facts]").nth(position)
    for _ in range(2):
        holder.locator('[role="button"]').first.focus()
        visit.page.keyboard.press(key)
        check_evidence(visit, facts, "en")
        visit.close_dialog()


def test_the_keyboard_reaches_the_first_cell_of_a_table(tab: OpenTab) -> None:
    visit = tab("zh").go("comparison", topic="funds", scope="all")
    visit.choice("level").get_by_role("radio").last.focus()
    for _ in range(6):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.closest('[data-facts]') !== null"):
            return
    raise AssertionError("six presses of Tab do not lead from the controls into the table")


def test_evidence_without_a_figure_shows_its_passage_all_the_same(tab: OpenTab) -> None:
    visit = tab("zh").go("sources", kind="instrument")
    facts = visit.page.locator("[data-facts]").first.evaluate("e => JSON.parse(e.dataset.facts)")
    visit.page.locator("[data-facts]").first.click()
    check_evidence(visit, facts)


def test_selecting_the_words_of_a_passage_opens_nothing(tab: OpenTab) -> None:
    visit = tab("zh").go("counts")
    cell = visit.page.locator("td.passage").first
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box
    visit.page.mouse.move(box["x"] + 14, box["y"] + 16)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 90, box["y"] + 16, steps=4)
    visit.page.mouse.up()
    assert visit.page.evaluate("getSelection().toString()")
    visit.page.wait_for_timeout(600)
    expect(visit.dialog).to_have_count(0)
