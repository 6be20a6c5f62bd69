"""Every page in both languages, both themes and at the width of a desk and of a phone."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from browser.conftest import OpenTab
from browser.server import ROOT
from browser.visit import ADDRESSES, Visit
from lib.catalogue import Catalogue
from lib.load import load
from lib.wording import Lang, text

pytestmark = pytest.mark.browser

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’+&/.-]*[A-Za-z]|[A-Za-z]{2,}")
# What a Chinese officer's page says in Latin letters, too.
KNOWN_LATIN = {"English", "SHA", "GB/T", "Word", "WPS", "AI", "Ctrl+C", "PNG", "CSV", "R&D"}

# Words that a reader sees, with what shows them; passages and file digests are not the page's own.
WORDS = """() => {
  const foreign = `.passage, blockquote, code, pre, script, style, noscript, title, defs,
    [data-testid='stIconMaterial']`;
  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (!node.data.trim() || holder.closest(foreign)) continue;
    if (!holder.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (parseFloat(getComputedStyle(holder).fontSize) === 0) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width && box.height) seen.push(node.data.trim());
  }
  const fields = document.querySelectorAll('input:not([type=checkbox], [type=radio])');
  for (const field of fields) seen.push(field.value);
  return seen;
}"""
# Texts of charts that stand outside of their chart, by how many pixels.
OUTSIDE = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((plot) => {
  const frame = plot.querySelector('svg.main-svg').getBoundingClientRect();
  return [...plot.querySelectorAll('svg.main-svg text')].flatMap((node) => {
    const box = node.getBoundingClientRect();
    if (!box.width || !box.height) return [];
    const most = Math.max(frame.left - box.left, box.right - frame.right,
                          frame.top - box.top, box.bottom - frame.bottom);
    return most > 1 ? [`${node.textContent} (${Math.round(most)} px)`] : [];
  });
})"""
# How light the page's ground is, and how well the headline of each chart stands out from it.
CONTRAST = """() => {
  const paint = document.createElement('canvas').getContext('2d');
  const light = (colour) => {
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const app = document.querySelector('[data-testid="stApp"]');
  const ground = light(getComputedStyle(app).backgroundColor);
  const contrasts = [...document.querySelectorAll('.js-plotly-plot')].map((plot) => {
    const all = [...plot.querySelectorAll('svg.main-svg .annotation text')].map((node) => {
      const words = light(getComputedStyle(node).fill);
      return (Math.max(words, ground) + 0.05) / (Math.min(words, ground) + 0.05);
    });
    return Math.max(...all);
  });
  return {ground, lowest: Math.min(21, ...contrasts)};
}"""


@cache
def verbatim() -> tuple[str, ...]:
    """What stands on the pages as the documents have it: numbers and platforms' own names."""
    catalogue = Catalogue(load(ROOT / "data"))
    found = {catalogue.dataset.version}
    for document in catalogue.dataset.documents.values():
        source = document.document
        found |= {source.number, source.index_number, source.sha256, source.url}
        # What is said of a damaged copy quotes the signs that stand in it.
        found |= {note.en for note in source.damage}
    for entry in catalogue.entries.values():
        found.add(getattr(entry.fact, "type_stated", None) or "")
        if entry.fact.basis:
            found.add(entry.fact.basis.number)
    return tuple(sorted(found - {"", "not_stated", "not_recorded"}, key=len, reverse=True))


def own_words(visit: Visit) -> Iterator[str]:
    """The words of the page itself, without those of the documents."""
    for words in visit.page.evaluate(WORDS):
        for quoted in verbatim():
            words = words.replace(quoted, " ")
        yield words


def words_of_the_other_language(visit: Visit, lang: Lang) -> set[str]:
    found = set()
    for words in own_words(visit):
        if lang == "en":
            # The switch names each language in itself.
            found |= {words for match in HAN.findall(words) if match != "中文"}
        else:
            found |= {match for match in LATIN.findall(words) if match not in KNOWN_LATIN}
    return found


def check(visit: Visit, page: str, lang: Lang, theme: str) -> None:
    assert visit.title.inner_text() == text(f"page_{page}", lang)
    size = visit.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert size[0] <= size[1] + 1, f"the page is {size[0]} px wide in a window of {size[1]}"
    contrast = visit.page.evaluate(CONTRAST)
    assert (contrast["ground"] < 0.2) == (theme == "dark")
    assert contrast["lowest"] >= 4.5
    assert visit.page.evaluate(OUTSIDE) == []
    assert words_of_the_other_language(visit, lang) == set()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_is_whole_and_in_one_language_in_either_theme(
    page: str, lang: Lang, width: int, tab: OpenTab
) -> None:
    # Opened in one theme, then turned to the other as a system does in the evening.
    themes = ("light", "dark") if lang == "zh" else ("dark", "light")
    visit = tab(lang, width, themes[0]).go(page)
    # The budget opens on the numbers to be typed in, the deck on its list.
    has_chart = page not in ("comparison", "sources", "budget", "deck")
    assert (visit.page.locator("svg.main-svg").count() > 0) == has_chart
    check(visit, page, lang, themes[0])
    visit.page.emulate_media(color_scheme=themes[1])  # type: ignore[arg-type]
    visit.page.wait_for_function(
        "([read, isDark]) => { const {ground, lowest} = eval(read)();"
        " return ground < 0.2 === isDark && lowest >= 4.5; }",
        arg=[CONTRAST, themes[1] == "dark"],
    )
    check(visit.settle(), page, lang, themes[1])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("rewards", {"form": "ladder"}),
        ("rewards", {"form": "heat"}),
        ("counts", {"view": "change"}),
        ("comparison", {"scope": "all"}),
        ("coverage", {"kind": "reward"}),
        ("budget", {"home": "dingxi", "tiers": "xuchang,own", "years": "3"}),
        ("instruments", {"home": "panjin"}),
        ("rewards", {"together": "1"}),
    ],
)
def test_the_other_views_of_a_page_are_whole_on_a_phone(
    page: str, address: dict[str, str], lang: Lang, tab: OpenTab
) -> None:
    visit = tab(lang, 390).go(page, **address)
    check(visit, page, lang, "light")
