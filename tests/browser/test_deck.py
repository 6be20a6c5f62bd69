"""A deck is gathered, edited, loaded and saved in a browser, and nothing of it is lost."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, expect

from browser.conftest import OpenTab
from browser.server import ROOT
from browser.visit import Visit
from lib.decks import load
from lib.decks.deck import words
from lib.wording import Lang, text

pytestmark = pytest.mark.browser

BROKEN = "title: a\nviews:\n  - pag: counts\n"
PARTLY = """\
title: {zh: 局务会, en: Meeting}
views:
  - page: counts
    chart: counts_stock_prefecture_shared
  - page: profile
    choices: {place: nowhere}
"""
PLACES = [("zh", 1440, "light"), ("en", 390, "dark")]
# What the reader's own file is named and holds, and the codes that it could have held.
KNOWN_WORDS = {"mine", "place", "nowhere", "jurisdictions"}
KNOWN_WORDS |= {"xuchang", "panjin", "liaoning", "dingxi", "chongqing"}


def open_deck(visit: Visit, lang: Lang) -> None:
    visit.page.goto(f"{visit.url}/meeting-deck?lang={lang}")
    expect(visit.page.locator("footer")).to_be_visible()


def add(visit: Visit, lang: Lang, position: int = 0) -> None:
    button = visit.page.locator('[class*="st-key-deck_add_"] button').nth(position)
    expect(button).to_have_text(text("deck_add", lang))
    button.click()
    expect(button).to_have_text(text("deck_in", lang))
    expect(button).to_be_disabled()


def rows(visit: Visit) -> Locator:
    return visit.page.locator(".pc-row b")


def send(visit: Visit, name: str, content: str) -> None:
    file = {"name": name, "mimeType": "text/yaml", "buffer": content.encode()}
    visit.page.locator(".pc-upload__input").set_input_files(file)  # type: ignore[arg-type]


def saved(visit: Visit, button: str) -> Download:
    with visit.page.expect_download() as download:
        visit.page.locator(f".st-key-{button} button").click()
    return download.value


@pytest.mark.parametrize(("lang", "width", "mode"), PLACES)
def test_charts_are_gathered_ordered_and_saved(
    lang: Lang, width: int, mode: str, tab: OpenTab, tmp_path: Path
) -> None:
    visit = tab(lang, width, mode).go("counts", lang=lang)
    add(visit, lang, 0)
    expect(visit.page.get_by_test_id("stToast")).to_contain_text(text("deck_added", lang, n=1))
    add(visit, lang, 1)
    link = text("deck_link", lang, n=2)
    visit.page.get_by_role("link", name=link).first.click()
    expect(visit.title).to_have_text(text("page_deck", lang))
    expect(rows(visit)).to_have_count(2)
    first, second = (rows(visit).nth(n).inner_text().split(". ", 1)[1] for n in (0, 1))
    visit.page.locator('[class*="st-key-deck_down_"] button').first.click()
    expect(rows(visit).first).to_contain_text(second)
    expect(rows(visit).last).to_contain_text(first)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    file = tmp_path / "deck.yaml"
    saved(visit, "deck_save").save_as(file)
    deck, problems = load.read(file.read_text("utf-8"), "deck.yaml")
    assert deck and not problems
    assert [item.chart for item in deck.views] == [
        "counts_stock_prefecture_single",
        "counts_stock_prefecture_shared",
    ]


@pytest.mark.parametrize(("lang", "width", "mode"), PLACES)
def test_a_broken_file_leaves_the_deck_and_a_good_one_takes_its_place(
    lang: Lang, width: int, mode: str, tab: OpenTab
) -> None:
    visit = tab(lang, width, mode).go("counts", lang=lang)
    add(visit, lang)
    visit.page.get_by_role("link", name=text("deck_link", lang, n=1)).first.click()
    expect(rows(visit)).to_have_count(1)
    before = rows(visit).first.inner_text()
    send(visit, "mine.yaml", BROKEN)
    expect(visit.page.get_by_test_id("stAlert")).to_have_text(
        text("upload_refused", lang, name="mine.yaml")
    )
    expect(visit.page.get_by_test_id("stCode")).to_contain_text("mine.yaml:3:5: ")
    expect(rows(visit)).to_have_text([before])
    send(visit, "mine.yaml", "x" * (load.MOST_BYTES + 1))
    expect(visit.page.get_by_test_id("stCode")).to_contain_text(f"{load.MOST_BYTES // 1000} kB")
    expect(rows(visit)).to_have_text([before])
    # The same name a second time, as after a correction.
    send(visit, "mine.yaml", PARTLY)
    expect(rows(visit)).to_have_count(2)
    expect(visit.page.get_by_test_id("stAlert").first).to_have_text(
        text("upload_partly", lang, name="mine.yaml")
    )
    expect(visit.page.get_by_test_id("stCode")).to_contain_text("mine.yaml:6:22: ")
    visit.settle()
    visit.page.get_by_role("button", name=text("deck_undo", lang)).click()
    expect(rows(visit)).to_have_text([before])


def test_a_chinese_page_has_no_english_words(tab: OpenTab) -> None:
    visit = tab("zh")
    open_deck(visit, "zh")
    expect(rows(visit)).to_have_count(10)
    assert english(visit) == set()
    visit.page.get_by_role("button", name=text("deck_take_over", "zh")).click()
    expect(visit.page.locator(".pc-upload__button")).to_have_text(text("upload_choose", "zh"))
    send(visit, "mine.yaml", PARTLY)
    expect(rows(visit)).to_have_count(2)
    visit.page.get_by_text(text("deck_edit", "zh")).first.click()
    expect(visit.page.get_by_label(text("deck_item_notes", "zh")).first).to_be_visible()
    assert english(visit) <= KNOWN_WORDS


def english(visit: Visit) -> set[str]:
    said = visit.page.get_by_test_id("stMain").inner_text()
    # Streamlit draws its arrows as words in a font of icons.
    said = re.sub(r"keyboard_arrow_\w+|\.yaml|数据版本 \w+", "", said)
    return set(re.findall(r"[A-Za-z]{3,}", said)) - {"English"}


def test_the_curated_deck_becomes_slides_and_a_page(tab: OpenTab, tmp_path: Path) -> None:
    visit = tab("zh")
    open_deck(visit, "zh")
    expect(rows(visit)).to_have_count(10)
    title = words(load.decks(ROOT / "data" / "decks")["default"].title, "zh")
    slides = saved(visit, "deck_slides_wide")
    assert slides.suggested_filename == f"{title}_16-9.pptx"
    slides.save_as(tmp_path / "slides.pptx")
    assert (tmp_path / "slides.pptx").read_bytes()[:2] == b"PK"
    page = saved(visit, "deck_webpage")
    assert page.suggested_filename == f"{title}.html"
    page.save_as(tmp_path / "page.html")
    assert title in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_button_that_loads_a_file_is_reached_by_keyboard(mode: str, tab: OpenTab) -> None:
    visit = tab("en", 1440, mode)
    # Choosers are caught only from a while after the first listener: one added just before the
    # key may come too late.
    visit.page.on("filechooser", lambda _: None)
    visit.page.goto(f"{visit.url}/meeting-deck?lang=en&deck=my_deck")
    button = visit.page.locator(".pc-upload__button")
    expect(button).to_be_visible()
    visit.settle()
    visit.page.bring_to_front()
    button.focus()
    with visit.page.expect_file_chooser() as chooser:
        visit.page.keyboard.press("Enter")
    chooser.value.set_files([])
