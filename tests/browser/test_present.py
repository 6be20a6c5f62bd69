"""A deck presented from a file, with no network: keys, evidence, speaker's window, paper."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from catalogues import committed
from playwright.sync_api import expect

from lib.decks.deck import Deck, DeckItem
from lib.exports import webpage
from lib.wording import LANGS, Lang, text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

NOTES = "先讲口径，再讲数字"
DECK = Deck(
    title="会议材料",
    views=[
        DeckItem(page="counts", notes=NOTES),
        DeckItem(page="rewards", choices={"form": "heat"}),
        DeckItem(page="coverage"),
    ],
)
SCREEN = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
OpenDeck = Callable[..., "Page"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    """The deck as a file in each language."""
    folder = tmp_path_factory.mktemp("page")
    for lang in LANGS:
        (folder / f"{lang}.html").write_bytes(webpage.write(committed(), DECK, lang))
    return {lang: folder / f"{lang}.html" for lang in LANGS}


@pytest.fixture
def opened(browser: Browser, pages: dict[Lang, Path]) -> Iterator[OpenDeck]:
    """Opens the file offline; it may log no error and ask for nothing outside itself."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda told: told.type == "error" and problems.append(told.text))
        page.on(
            "request",
            lambda asked: (
                asked.url.startswith(("file:", "blob:", "data:")) or problems.append(asked.url)
            ),
        )

    def open_deck(
        lang: Lang = "zh", screen: dict[str, int] = SCREEN, at: str = "", *, is_drawn: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport=screen,  # type: ignore[arg-type]
            offline=True,
            has_touch=screen is PHONE,
            is_mobile=screen is PHONE,
        )
        contexts.append(context)
        context.on("page", watch)
        page = context.new_page()
        page.goto(pages[lang].as_uri() + at)
        if is_drawn:
            page.wait_for_selector("html.is-drawn")
        return page

    yield open_deck
    for context in contexts:
        context.close()
    assert not problems


def place(page: Page) -> int:
    """The number of the slide that is shown."""
    return int(page.locator(".slide.is-current").get_attribute("data-n") or 0)


def total(page: Page) -> int:
    return page.locator(".slide").count()


def test_arrows_space_and_page_keys_turn_the_slides(opened: OpenDeck) -> None:
    page = opened()
    for key, expected in (
        ("ArrowRight", 2),
        ("Space", 3),
        ("PageDown", 4),
        ("ArrowDown", 5),
        ("ArrowLeft", 4),
        ("PageUp", 3),
        ("ArrowUp", 2),
        ("End", total(page)),
        ("ArrowRight", total(page)),
        ("Home", 1),
        ("ArrowLeft", 1),
    ):
        page.keyboard.press(key)
        assert place(page) == expected, key


def test_e_opens_the_evidence_of_a_chart_and_leads_back(opened: OpenDeck) -> None:
    page = opened(at="#3")
    for back in ("e", "Escape"):
        page.keyboard.press("e")
        sheet = page.locator(".sheet.is-open")
        expect(sheet).to_be_visible()
        expect(sheet.locator("tbody tr").first).to_be_visible()
        expect(sheet.locator("mark").first).to_be_visible()
        page.keyboard.press(back)
        expect(sheet).to_have_count(0)
        assert place(page) == 3


def test_keys_scroll_a_long_sheet_before_they_turn_the_slide(opened: OpenDeck) -> None:
    page = opened(at="#3")
    page.keyboard.press("e")
    page.keyboard.press("PageDown")
    assert place(page) == 3
    assert page.locator(".sheet.is-open").evaluate("sheet => sheet.scrollTop") > 100
    page.keyboard.press("ArrowRight")
    assert place(page) == 4
    expect(page.locator(".sheet.is-open")).to_have_count(0)


def test_a_click_on_a_mark_leads_to_its_fact(opened: OpenDeck) -> None:
    page = opened(at="#3")
    bar = page.locator(".slide.is-current .bars .point path").first
    bar.wait_for()
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    meant = page.locator(".sheet.is-open .is-meant")
    expect(meant).to_have_count(1)
    expect(meant).to_be_in_viewport()


def test_a_slide_without_evidence_says_so(opened: OpenDeck) -> None:
    page = opened()
    page.keyboard.press("e")
    expect(page.locator("#message")).to_have_text(text("present_no_evidence", "zh"))


def test_o_shows_all_slides_and_leads_to_the_one_chosen(opened: OpenDeck) -> None:
    page = opened()
    page.keyboard.press("o")
    expect(page.locator(".slide").nth(4)).to_be_in_viewport()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert place(page) == 3
    assert "overview" not in (page.locator("html").get_attribute("class") or "")
    page.keyboard.press("o")
    page.locator(".slide").nth(4).click()
    assert place(page) == 5
    expect(page.locator(".slide").nth(4)).to_be_in_viewport()


def test_the_arrow_down_goes_a_row_further_in_the_overview(opened: OpenDeck) -> None:
    page = opened()
    page.keyboard.press("o")
    page.keyboard.press("ArrowDown")
    first, second = (page.locator(".slide").nth(n).bounding_box() for n in (0, place(page) - 1))
    assert first
    assert second
    assert abs(first["x"] - second["x"]) < 2
    assert second["y"] > first["y"]


def test_b_blacks_the_screen_and_brings_the_slide_back(opened: OpenDeck) -> None:
    page = opened()
    black = page.locator("#black")
    for key in ("b", "b", ".", "."):
        before = black.is_visible()
        page.keyboard.press(key)
        assert black.is_visible() != before


def test_the_help_names_every_key(opened: OpenDeck) -> None:
    page = opened()
    page.keyboard.press("?")
    told = page.locator("#help").inner_text()
    for key in ("PageDown", "Home", "End", "B", "O", "S", "E", "F"):
        assert key in told
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_f_shows_the_deck_on_the_full_screen(opened: OpenDeck) -> None:
    page = opened()
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")


def test_the_speaker_sees_the_notes_and_both_windows_go_together(opened: OpenDeck) -> None:
    page = opened(at="#3")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    speaker.wait_for_selector("html.is-drawn")
    expect(speaker.locator("#said")).to_contain_text(NOTES)
    expect(speaker.locator("#now")).to_have_text(f"3 / {total(page)}")
    page.keyboard.press("ArrowRight")
    expect(speaker.locator("#now")).to_have_text(f"4 / {total(page)}")
    speaker.keyboard.press("ArrowRight")
    expect(page.locator(".slide.is-current")).to_have_attribute("data-n", "5")
    shown = speaker.locator(".slide.is-shown")
    expect(shown).to_have_count(2)
    expect(speaker.locator(".slide.is-current .main-svg").first).to_be_visible()
    speaker.keyboard.press("b")
    expect(page.locator("#black")).to_be_visible()
    page.reload()
    page.wait_for_selector("html.is-drawn")
    page.wait_for_timeout(2500)  # the speaker's window calls every two seconds
    page.keyboard.press("ArrowLeft")
    expect(speaker.locator("#now")).to_have_text(f"4 / {total(page)}")


def test_the_timer_runs_rests_and_starts_anew(opened: OpenDeck) -> None:
    page = opened(at="#speaker/2")
    timer, toggle = page.locator("#timer"), page.locator("[data-timer=toggle]")
    expect(page.locator("#clock")).to_have_text(re.compile(r"\d\d:\d\d"))
    toggle.click()
    expect(timer).not_to_have_text("00:00")
    expect(toggle).to_have_text(text("present_timer_pause", "zh"))
    toggle.click()
    told = timer.inner_text()
    page.wait_for_timeout(1300)
    expect(timer).to_have_text(told)
    page.locator("[data-timer=reset]").click()
    expect(timer).to_have_text("00:00")


def test_a_reload_keeps_the_slide_and_its_evidence(opened: OpenDeck) -> None:
    page = opened()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("e")
    assert page.url.endswith("#3/e")
    page.reload()
    page.wait_for_selector("html.is-drawn")
    assert place(page) == 3
    expect(page.locator(".sheet.is-open")).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_is_drawn_and_no_slide_overflows(lang: Lang, opened: OpenDeck) -> None:
    page = opened(lang)
    page.wait_for_selector("html.is-complete", timeout=60_000)
    expect(page.locator(".slide .waiting")).to_have_count(0)
    assert page.locator(".slide .js-plotly-plot").count() > 5
    over = page.evaluate(
        """() => [...document.querySelectorAll('.slide')].filter((slide) => {
          const figure = slide.querySelector('.figure');
          return slide.scrollHeight > slide.clientHeight + 1
            || (figure && figure.scrollHeight > figure.clientHeight + 1);
        }).map((slide) => slide.id)"""
    )
    assert over == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_writing_of_a_slide_is_smaller_than_eighteen_pixels(
    lang: Lang, opened: OpenDeck
) -> None:
    page = opened(lang)
    page.wait_for_selector("html.is-complete", timeout=60_000)
    smallest = page.evaluate(
        """() => [...document.querySelectorAll('.slide *, .sheet *:not(.on-paper)')]
          .filter((element) => !element.closest('[hidden]') && [...element.childNodes].some(
            (node) => node.nodeType === 3 && node.textContent.trim()))
          .map((element) => [parseFloat(getComputedStyle(element).fontSize), element.outerHTML])
          .sort((one, two) => one[0] - two[0])[0]"""
    )
    assert smallest[0] >= 18, smallest[1]


def test_a_phone_shows_a_chart_of_its_own_and_turns_the_slides_by_buttons(
    opened: OpenDeck,
) -> None:
    page = opened(screen=PHONE, at="#3")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    plot = page.locator(".slide.is-current .js-plotly-plot")
    expect(plot).to_be_visible()
    box = plot.bounding_box()
    assert box
    assert box["width"] <= 390
    page.locator("#controls [data-command=next]").tap()
    assert place(page) == 4
    page.locator("#controls [data-command=evidence]").tap()
    expect(page.locator(".sheet.is-open td.passage").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_swipe_turns_the_slide(opened: OpenDeck) -> None:
    page = opened(screen=PHONE, at="#3")
    swipe = """(distance) => {
      const at = (type, x) => dispatchEvent(Object.assign(new Event(type), {
        touches: [{ clientX: x, clientY: 300 }], changedTouches: [{ clientX: x, clientY: 300 }],
      }));
      at('touchstart', 200);
      at('touchend', 200 + distance);
    }"""
    page.evaluate(swipe, -120)
    assert place(page) == 4
    page.evaluate(swipe, 120)
    assert place(page) == 3
    page.evaluate(swipe, -20)
    assert place(page) == 3


def test_a_browser_that_cannot_unpack_says_so_and_shows_the_tables(
    browser: Browser, pages: dict[Lang, Path]
) -> None:
    page = browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(pages["en"].as_uri() + "#3")
    expect(page.locator(".slide.is-current .waiting")).to_have_text(
        text("present_no_drawing", "en")
    )
    page.keyboard.press("e")
    expect(page.locator(".sheet.is-open tbody tr").first).to_be_visible()
    page.close()


def test_the_evidence_can_be_read_without_scripts(
    browser: Browser, pages: dict[Lang, Path]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["zh"].as_uri())
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".sheet tbody tr").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("lang", LANGS)
def test_the_printed_report_holds_titles_sources_and_whole_charts(
    lang: Lang, opened: OpenDeck, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    page = opened(lang)
    pdf = tmp_path / "report.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    sheets = told.stdout.decode().rstrip("\f").split("\f")
    assert 8 < len(sheets) < 60
    words = re.sub(r"\s", "", told.stdout.decode())
    for title in page.locator(".paper h2").all_text_contents():
        assert re.sub(r"\s", "", title) in words
    for number in ("许科字〔2017〕91号", "定政办发〔2018〕120号"):
        assert number in words
    page.emulate_media(media="print")
    room = {"width": 182 * 96 / 25.4, "height": (297 - 36) * 96 / 25.4}
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.paper .js-plotly-plot')].map((plot) => {
          const edge = plot.getBoundingClientRect();
          const inside = [...plot.querySelectorAll('text')].map((t) => t.getBoundingClientRect());
          return { width: edge.width, height: edge.height, out: inside.filter((box) =>
            box.width && (box.left < edge.left - 2 || box.right > edge.right + 2
              || box.top < edge.top - 2 || box.bottom > edge.bottom + 2)).length };
        })"""
    )
    assert boxes
    for box in boxes:
        assert box["width"] <= room["width"] + 1
        assert 0 < box["height"] <= room["height"]
        assert box["out"] == 0
    assert page.locator(".paper .figure").count() == len(boxes)


def test_the_time_until_a_chart_is_drawn_is_reported(
    opened: OpenDeck, record_testsuite_property: Callable[[str, object], None]
) -> None:
    start = time.monotonic()
    page = opened(at="#3", is_drawn=False)
    page.locator(".slide.is-current .main-svg").first.wait_for()
    record_testsuite_property("seconds_until_drawn", round(time.monotonic() - start, 2))
