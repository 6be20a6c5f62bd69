"""A sentence is copied with one click, and stands selected where the browser has no clipboard."""

import json

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import OpenTab
from browser.visit import Visit
from lib.wording import Lang, text

pytestmark = pytest.mark.browser

NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})"
"""As on plain http."""
FORBIDDEN = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no'))"
SMALLEST_TARGET = 32  # pixels


def unfold(visit: Visit, lang: Lang) -> Locator:
    """The first list of sentences of a page, unfolded."""
    folded = visit.page.locator('[data-testid="stExpander"]')
    first = folded.filter(has_text=text("quote", lang)).first
    first.locator("summary").click()
    expect(first.locator(".pc-quote__sentence").first).to_be_visible()
    return first


def clipboard(visit: Visit) -> str:
    return str(visit.page.evaluate("navigator.clipboard.readText()"))


def selected(visit: Visit) -> str:
    return str(visit.page.evaluate("getSelection().toString()"))


@pytest.mark.parametrize(
    ("page", "lang", "width", "mode"),
    [
        ("counts", "zh", 1440, "light"),
        ("rewards", "en", 390, "dark"),
        ("comparison", "zh", 390, "light"),
    ],
)
def test_a_click_copies_the_sentence_and_the_button_says_so_for_a_moment(
    page: str, lang: Lang, width: int, mode: str, tab: OpenTab
) -> None:
    visit = tab(lang, width, mode).go(page)
    visit.page.bring_to_front()
    item = unfold(visit, lang).locator(".pc-quote__item").nth(1)
    button = item.get_by_role("button")
    expect(button).to_have_text(text("quote_copy", lang))
    button.click()
    expect(button).to_have_text(text("quote_copied", lang))
    expect(item.get_by_role("status")).to_have_text(text("quote_copied", lang))
    assert clipboard(visit) == item.locator(".pc-quote__sentence").inner_text()
    expect(button).to_have_text(text("quote_copy", lang))
    expect(item.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("script", [NO_CLIPBOARD, FORBIDDEN], ids=["none", "forbidden"])
@pytest.mark.parametrize(("lang", "width"), [("zh", 1440), ("en", 390)])
def test_without_a_clipboard_the_sentence_is_left_selected_to_copy_by_hand(
    lang: Lang, width: int, script: str, tab: OpenTab
) -> None:
    visit = tab(lang, width)
    visit.page.add_init_script(script)
    items = unfold(visit.go("counts"), lang).locator(".pc-quote__item")
    for position in (0, 1):
        item = items.nth(position)
        item.get_by_role("button").click()
        expect(item.get_by_role("status")).to_have_text(text("quote_by_hand", lang))
        expect(item.get_by_role("button")).to_have_text(text("quote_copy", lang))
        assert selected(visit) == item.locator(".pc-quote__sentence").inner_text()


@pytest.mark.parametrize("has_clipboard", [True, False])
def test_the_sentence_beside_its_evidence_is_copied_too(has_clipboard: bool, tab: OpenTab) -> None:
    visit = tab("zh")
    if not has_clipboard:
        visit.page.add_init_script(NO_CLIPBOARD)
    visit.go("comparison", scope="all", topic="targets")
    visit.page.bring_to_front()
    several = visit.page.locator("td[data-facts*=',']").first
    n_facts = len(json.loads(several.get_attribute("data-facts") or "[]"))
    assert n_facts > 1
    several.click()
    expect(visit.dialog.locator("article")).to_have_count(n_facts)
    items = visit.dialog.locator(".pc-quote__item")
    expect(items).to_have_count(n_facts)
    last = items.last
    expect(last).to_contain_text(text("quote", "zh"))
    last.get_by_role("button").click()
    sentence = last.locator(".pc-quote__sentence").inner_text()
    if has_clipboard:
        expect(last.get_by_role("button")).to_have_text(text("quote_copied", "zh"))
        assert clipboard(visit) == sentence
    else:
        expect(last.get_by_role("status")).to_have_text(text("quote_by_hand", "zh"))
        assert selected(visit) == sentence
    visit.close_dialog()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_copies_a_sentence(key: str, tab: OpenTab) -> None:
    visit = tab("en").go("rewards")
    visit.page.bring_to_front()
    items = unfold(visit, "en").locator(".pc-quote__item")
    items.nth(0).get_by_role("button").focus()
    visit.page.keyboard.press("Tab")
    expect(items.nth(1).get_by_role("button")).to_be_focused()
    visit.page.keyboard.press(key)
    expect(items.nth(1).get_by_role("button")).to_have_text(text("quote_copied", "en"))
    assert clipboard(visit) == items.nth(1).locator(".pc-quote__sentence").inner_text()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_finger_finds_the_buttons_and_the_page_is_no_wider_than_its_screen(
    width: int, tab: OpenTab
) -> None:
    visit = tab("en", width).go("rewards")
    buttons = unfold(visit, "en").locator(".pc-quote__button")
    assert buttons.count() > 1
    for button in buttons.all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_another_item_is_chosen_without_a_trace_in_the_address(tab: OpenTab) -> None:
    visit = tab("zh").go("counts")
    below = unfold(visit, "zh")
    before, address = below.locator(".pc-quote__sentence").first.inner_text(), visit.address
    below.get_by_role("combobox").click()
    visit.page.get_by_role("option", name="省级工程技术研究中心现有数量", exact=True).click()
    first = below.locator(".pc-quote__sentence").first
    expect(first).to_contain_text("许昌市71个")
    expect(first).to_contain_text("相差63个")
    expect(first).to_be_visible()
    assert first.inner_text() != before
    assert visit.address == address


def test_what_is_not_put_into_one_sentence_has_no_button(tab: OpenTab) -> None:
    visit = tab("zh").go("comparison", scope="all", topic="targets", level="provincial")
    below = unfold(visit, "zh")
    # How many there are to be, and how many are to apply: two figures of one plan.
    below.get_by_role("combobox").click()
    visit.page.get_by_role("option", name="数量目标：省级工程研究中心", exact=True).click()
    refused = below.locator(".pc-quote__item--refused")
    expect(refused.first).to_be_visible()
    expect(refused.get_by_role("button")).to_have_count(0)
    grey, black = (
        visit.page.locator(f"{item} .pc-quote__sentence").first.evaluate(
            "(element) => getComputedStyle(element).color"
        )
        for item in (".pc-quote__item--refused", ".pc-quote__item:not(.pc-quote__item--refused)")
    )
    assert grey != black
