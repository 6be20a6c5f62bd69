"""What a reader takes along: the picture of a chart, the table in Word."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from browser.conftest import OpenTab
from lib import theme
from lib.ui.show import EXPORT_SCALE
from lib.wording import Lang, text

pytestmark = pytest.mark.browser

READ_CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => item.types.includes(type) ? (await item.getType(type)).text() : "";
  return {html: await read("text/html"), plain: await read("text/plain")};
}"""


@pytest.mark.parametrize(
    ("page", "address", "lang", "mode", "width"),
    [
        ("counts", {}, "zh", "dark", 1440),
        ("rewards", {"form": "heat"}, "en", "light", 1440),
        ("coverage", {}, "zh", "light", 390),
    ],
)
def test_a_chart_downloads_as_a_picture_on_white(
    page: str,
    address: dict[str, str],
    lang: Lang,
    mode: str,
    width: int,
    tab: OpenTab,
    tmp_path: Path,
) -> None:
    visit = tab(lang, width, mode).go(page, **address)
    button = visit.page.get_by_role("button", name=text("picture_primary", lang)).first
    with visit.page.expect_download() as started:
        button.click()
    name = started.value.suggested_filename
    assert name.endswith(".png")
    assert text(f"page_{page}", lang).replace(" ", "-") in name
    path = tmp_path / "picture.png"
    started.value.save_as(path)

    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    assert picture.width == 3200 == theme.SLIDE.width * EXPORT_SCALE
    assert picture.height >= theme.SLIDE.min_height * EXPORT_SCALE
    corners = [(0, 0), (3199, 0), (0, picture.height - 1), (3199, picture.height - 1)]
    assert {picture.getpixel(corner) for corner in corners} == {(255, 255, 255)}
    shades = picture.convert("L").histogram()
    dark = sum(shades[:128]) / sum(shades)
    assert 0.003 < dark < 0.4, "neither blank nor on a dark ground"
    # Words in the headline's place, and at the foot, where caveats and sources stand.
    for top, bottom in ((0, 0.2), (0.75, 1)):
        part = picture.crop((0, int(picture.height * top), 3200, int(picture.height * bottom)))
        assert sum(part.convert("L").histogram()[:128]) > 1000
    expect(button).to_be_enabled()


def test_each_chart_of_a_page_has_a_button_of_its_own(tab: OpenTab) -> None:
    visit = tab("zh").go("rewards")
    buttons = visit.page.get_by_role("button", name=text("picture_primary", "zh"))
    assert buttons.count() == visit.page.locator(".js-plotly-plot").count() > 1


@pytest.mark.parametrize(("page", "lang"), [("comparison", "zh"), ("rewards", "en")])
def test_a_table_copies_as_a_table_and_as_text(page: str, lang: Lang, tab: OpenTab) -> None:
    visit = tab(lang).go(page)
    visit.page.bring_to_front()
    table = visit.page.locator("table").first
    visit.page.get_by_role("button", name=text("table_copy", lang)).first.click()
    expect(visit.page.get_by_text(text("table_copied", lang)).first).to_be_visible()
    copied = visit.page.evaluate(READ_CLIPBOARD)
    assert "<table" in copied["html"]
    assert copied["html"].count("<tr") == table.locator("tr").count()
    assert "data-facts" not in copied["html"]
    assert "var(" not in copied["html"]
    lines = copied["plain"].splitlines()
    assert len(lines) == table.locator("tr").count()
    assert len({line.count("\t") for line in lines}) == 1
    heading = table.locator("th").first.inner_text()
    assert lines[0].startswith(heading)
    assert heading in copied["html"]
