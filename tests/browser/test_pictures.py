"""Pictures made in the reader's browser: sizes, formats, copying, many in one file; and the same
lines of text as those of the command line."""

import re
import zipfile
from html import unescape
from pathlib import Path

import docx
import pytest
from catalogues import committed
from PIL import Image
from playwright.sync_api import Locator, expect

from browser.conftest import OpenTab
from browser.server import ROOT
from browser.visit import Visit
from lib.decks.deck import words
from lib.decks.load import decks
from lib.decks.view import View, shown
from lib.exports import images, word
from lib.exports.asked import ExportError
from lib.exports.picture_sets import of_deck
from lib.exports.pictures import PRESETS, compose
from lib.wording import Lang, text

pytestmark = pytest.mark.browser

READ_PICTURE = """async () => {
  const [item] = await navigator.clipboard.read();
  const bitmap = await createImageBitmap(await item.getType("image/png"));
  return [bitmap.width, bitmap.height];
}"""
WATCH = """(message) => {
  globalThis.told = [];
  const note = () => globalThis.told.push(message.textContent);
  new MutationObserver(note).observe(message, {childList: true});
}"""
NO_CLIPBOARD = "() => Object.defineProperty(navigator, 'clipboard', {value: undefined})"


def opened(visit: Visit, lang: Lang) -> Locator:
    """The first chart's menu, opened."""
    visit.page.get_by_role("button", name=text("picture_more", lang)).first.click()
    return visit.page.get_by_role("group", name=text("picture_more", lang)).first


def choose(menu: Locator, lang: Lang, **chosen: str) -> None:
    for name, value in chosen.items():
        menu.get_by_label(text(f"picture_{name}", lang), exact=True).select_option(value)


def saved(visit: Visit, button: Locator, folder: Path) -> Path:
    with visit.page.expect_download(timeout=90_000) as started:
        button.click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def lines(svg: str) -> list[str]:
    """Every line of text of an SVG, in its order."""
    svg = re.sub(r"<style.*?</style>", "", svg, flags=re.DOTALL)
    found = re.findall(r"<text[^>]*>(.*?)</text>", svg, flags=re.DOTALL)
    return [
        unescape(re.sub(r"<[^>]+>", "", line)).strip()
        for words in found
        for line in re.split(r"</tspan>", words)
        if re.sub(r"<[^>]+>", "", line).strip()
    ]


def heights(svg: str) -> list[float]:
    """The height of every line of a text over several lines, in its order."""
    return [float(y) for y in re.findall(r'<tspan class="line" x="[^"]*" y="([^"]*)">', svg)]


@pytest.mark.parametrize(
    ("preset", "scale"),
    [("slide-16-9", 1), ("slide-4-3", 2), ("a4-landscape", 3), ("square", 4), ("wechat-cover", 1)],
)
def test_a_png_is_as_large_as_its_preset_times_the_scale(
    preset: str, scale: int, tab: OpenTab, tmp_path: Path
) -> None:
    visit = tab("zh").go("counts")
    menu = opened(visit, "zh")
    choose(menu, "zh", preset=preset, scale=str(scale))
    path = saved(visit, menu.get_by_role("button", name=text("picture_save", "zh")), tmp_path)
    assert text(f"picture_file.{preset}", "zh") in path.name
    with Image.open(path) as picture:
        wanted = PRESETS[preset]
        assert picture.size == (wanted.width * scale, wanted.height * scale)
        assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_the_other_language_comes_with_its_own_words_and_name(tab: OpenTab, tmp_path: Path) -> None:
    visit = tab("zh").go("rewards")
    menu = opened(visit, "zh")
    choose(menu, "zh", language="en", format="svg")
    path = saved(visit, menu.get_by_role("button", name=text("picture_save", "zh")), tmp_path)
    block = shown(committed(), View("rewards"), "en").blocks[0]
    assert path.name.startswith("Reward-tiers")
    assert block.words.title.split()[0] in " ".join(lines(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("page", "lang", "preset"),
    [("counts", "zh", "slide-16-9"), ("rewards", "en", "a4-landscape"),
     ("rewards", "zh", "wechat-cover")],
)  # fmt: skip
def test_the_browser_and_kaleido_give_the_same_lines_of_text(
    page: str, lang: Lang, preset: str, tab: OpenTab, tmp_path: Path, browser_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    visit = tab(lang).go(page)
    menu = opened(visit, lang)
    choose(menu, lang, preset=preset, format="svg")
    button = menu.get_by_role("button", name=text("picture_save", lang))
    path = saved(visit, button, tmp_path)
    assert path.suffix == ".svg"
    monkeypatch.setenv("BROWSER_PATH", str(browser_path))
    block = shown(committed(), View(page), lang).blocks[0]
    [figure] = compose(committed(), block, PRESETS[preset], lang)
    with images.browser() as draw:
        svg = draw(figure, "svg").decode("utf-8")
    found = lines(path.read_text("utf-8"))
    assert len(found) > 10
    assert found == lines(svg)
    assert heights(svg) == heights(path.read_text("utf-8"))
    assert len(set(heights(svg))) > 1
    for content in (svg, path.read_text("utf-8")):
        assert content.count("@font-face") == 2
        assert " dy=" not in content
        assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", content).replace("data:", "")


def test_a_pdf_is_one_sheet_of_a4_under_its_headline(
    browser_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(browser_path))
    block = shown(committed(), View("counts"), "zh").blocks[0]
    figure = compose(committed(), block, PRESETS["a4-landscape"], "zh")[0]
    with images.browser() as draw:
        content = draw(figure, "pdf")
    [size] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    # Chromium's pages are so many 300ths of an inch, a third of a point at most.
    assert [float(side) for side in size] == pytest.approx([841.89, 595.28], abs=0.35)
    assert block.words.title.encode("utf-16-be").hex().encode() in content


def test_the_font_is_told_from_a_folder_without_it(
    browser_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(browser_path))
    with images.browser() as draw:
        images.check_font(draw)
    with images.browser(tmp_path) as draw, pytest.raises(ExportError):
        images.check_font(draw)


def test_a_picture_is_copied(tab: OpenTab) -> None:
    visit = tab("zh").go("counts")
    visit.page.bring_to_front()
    menu = opened(visit, "zh")
    menu.get_by_role("button", name=text("picture_copy", "zh")).click()
    expect(visit.page.get_by_text(text("picture_copied", "zh")).first).to_be_visible()
    width, height = visit.page.evaluate(READ_PICTURE)
    assert width == 3200
    assert height >= 1800


@pytest.mark.parametrize(
    ("prepare", "preset", "key"),
    [
        (NO_CLIPBOARD, "as-shown", "picture_no_clipboard"),
        ("() => undefined", "square", "picture_several"),
    ],
)
def test_where_it_cannot_be_copied_it_is_shown_with_the_reason(
    prepare: str, preset: str, key: str, tab: OpenTab
) -> None:
    visit = tab("zh").go("instruments")
    visit.page.bring_to_front()
    visit.page.evaluate(prepare)
    menu = opened(visit, "zh")
    choose(menu, "zh", preset=preset)
    menu.get_by_role("button", name=text("picture_copy", "zh")).click()
    expect(visit.dialog.get_by_text(text(key, "zh"))).to_be_visible(timeout=60_000)
    expected = 1 if preset == "as-shown" else 2
    assert visit.dialog.locator("img").count() >= expected
    visit.page.keyboard.press("Escape")
    expect(visit.dialog).to_have_count(0)


def test_the_menu_works_by_keyboard(tab: OpenTab) -> None:
    visit = tab("en").go("counts")
    opener = visit.page.get_by_role("button", name=text("picture_more", "en")).first
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.focus()
    visit.page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    menu = visit.page.get_by_role("group", name=text("picture_more", "en")).first
    expect(menu.get_by_label(text("picture_preset", "en"), exact=True)).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_buttons_and_choices_are_large_enough_for_a_finger(tab: OpenTab) -> None:
    menu = opened(tab("zh", 390).go("counts"), "zh")
    found = menu.locator("button, select").all()
    assert len(found) == 6
    assert all((part.bounding_box() or {})["height"] >= 44 for part in found)


def test_a_chart_over_several_pictures_comes_in_one_file(tab: OpenTab, tmp_path: Path) -> None:
    visit = tab("zh").go("instruments")
    menu = opened(visit, "zh")
    choose(menu, "zh", preset="slide-16-9", scale="1")
    path = saved(visit, menu.get_by_role("button", name=text("picture_save", "zh")), tmp_path)
    block = shown(committed(), View("instruments"), "zh").blocks[0]
    wanted = len(compose(committed(), block, PRESETS["slide-16-9"], "zh"))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == len(names) == wanted > 1
        with archive.open(names[0]) as file, Image.open(file) as picture:
            assert picture.size == (1600, 900)


def test_the_comparison_table_comes_as_a_picture(tab: OpenTab, tmp_path: Path) -> None:
    visit = tab("zh").go("comparison")
    button = visit.page.get_by_role("button", name=text("picture_primary", "zh"))
    path = saved(visit, button, tmp_path)
    assert path.name == f"{text('page_comparison', 'zh')}.png"
    with Image.open(path) as picture:
        assert picture.width == 3200


@pytest.mark.parametrize(("lang", "width"), [("zh", 1440), ("en", 390)])
def test_the_word_document_holds_the_chart_as_this_browser_drew_it(
    lang: Lang, width: int, tab: OpenTab, tmp_path: Path
) -> None:
    visit = tab(lang, width).go("rewards", type="key_laboratory")
    button = visit.page.get_by_role("button", name=text("picture_word", lang)).first
    path = saved(visit, button, tmp_path)
    block = shown(committed(), View("rewards", {"type": "key_laboratory"}), lang).blocks[0]
    assert path.suffix == ".docx"
    assert docx.Document(str(path)).paragraphs[0].text == block.words.title
    with zipfile.ZipFile(path) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".png")]
        with archive.open(name) as file, Image.open(file) as picture:
            layout = word.figure(block).layout
            assert picture.size == (2 * layout.width, 2 * layout.height)
            assert len(picture.convert("L").getcolors() or []) > 10


def test_a_document_of_data_that_have_changed_is_refused_with_the_reason(tab: OpenTab) -> None:
    visit = tab("zh").go("value")
    visit.page.route(
        "**/pictures/*", lambda route: route.fulfill(json=route.fetch().json() | {"version": "x"})
    )
    visit.page.get_by_role("button", name=text("picture_word", "zh")).first.click()
    expect(visit.page.get_by_text(text("document_outdated", "zh"))).to_be_visible()
    visit.problems.clear()  # the console tells of the refusal, as it should


def test_all_pictures_of_a_deck_come_in_one_file_with_the_progress_told(
    tab: OpenTab, tmp_path: Path
) -> None:
    visit = tab("zh").go("deck", deck="default")
    message = visit.page.locator(".st-key-pictures_deck .pc-pictures__message")
    message.evaluate(WATCH)
    button = visit.page.get_by_role("button", name=text("picture_all", "zh"))
    path = saved(visit, button, tmp_path)
    deck = decks(ROOT / "data" / "decks")["default"]
    named = [f"{one.name}.png" for one in of_deck(committed(), deck, PRESETS["as-shown"], "zh")]
    assert path.name == f"{words(deck.title, 'zh')}_{text('picture_zip', 'zh')}.zip"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == named
    told = visit.page.evaluate("globalThis.told")
    assert f"{len(named)}/{len(named)}" in told
