"""What all slides share: titles and subtitles above, caveats, documents and the number below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.presentation import Presentation
from pptx.slide import Slide

from lib import statements
from lib.catalogue import Catalogue
from lib.exports.slides import template
from lib.exports.slides.canvas import Canvas
from lib.exports.slides.geometry import Box, Ratio, usable
from lib.exports.slides.style import Paragraph, Style, fitting, height, lines, shortened, wide
from lib.index import Entry
from lib.theme import FAINT, INK, LEVEL_COLOURS, MUTED
from lib.wording import Lang, figures, text

TITLES = {
    "16:9": tuple(Style(size, INK, is_bold=True) for size in (24, 22, 20, 18, 16)),
    "4:3": tuple(Style(size, INK, is_bold=True) for size in (20, 18, 16)),
}
SUBTITLES = (Style(14, MUTED), Style(13, MUTED), Style(12, MUTED))
CAVEAT = Style(12, MUTED)
FOOTER = Style(12, FAINT)
LINK = Style(12, LEVEL_COLOURS["provincial"], is_bold=True)

LINK_ROOM = 110.0
"""Right of the footer, for the link to the sources and the number of the slide."""

TITLE_SHARE = 0.92
"""How much of the width a title is counted to have: one line more would run into the subtitle."""

MOST_HEAD = 3
"""Lines for a title or a subtitle in the smallest size."""

MOST_FOOTER = 2
MOST_CAVEATS = 3
"""Lines for sources and for caveats; what is longer stands in full on the source slide."""


@dataclass(frozen=True)
class Maker:
    """What all slides of a deck share."""

    catalogue: Catalogue
    made: Presentation
    lang: Lang
    ratio: Ratio

    @property
    def area(self) -> Box:
        return usable(self.ratio)

    def canvas(self, kind: str = template.PAGE) -> Canvas:
        return Canvas(self.made.slides.add_slide(template.layout(self.made, kind)), self.lang)


def speak(slide: Slide, told: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = told


# Head and foot


def short_title(maker: Maker, title: str) -> str:
    """A title with room for its number; of more lines than a slide bears, the notes have all."""
    return shortened(title, TITLES[maker.ratio][-1], maker.area.width - 70, MOST_HEAD)


def _title_style(maker: Maker, title: str) -> Style:
    """The largest style in which a title takes two lines at most, as many in a wider face too."""
    width = maker.area.width
    for style in TITLES[maker.ratio]:
        n = len(lines(title, style, width * TITLE_SHARE))
        if n <= 2 and n == len(lines(title, style, width)):
            return style
    return fitting(title, TITLES[maker.ratio], width * TITLE_SHARE, 2)


def _title_height(maker: Maker, title: str) -> float:
    paragraph = Paragraph(title, _title_style(maker, title))
    return height([paragraph], maker.area.width * TITLE_SHARE)


def head_height(maker: Maker, title: str, subtitle: str) -> float:
    width = maker.area.width
    tall = _title_height(maker, title)
    if subtitle:
        style = fitting(subtitle, SUBTITLES, width, 2)
        tall += 4 + height([Paragraph(subtitle, style)], width)
    return tall


def head(maker: Maker, canvas: Canvas, title: str, subtitle: str) -> float:
    """Title and subtitle; returns where they end."""
    area, lang = maker.area, maker.lang
    above = Paragraph(title, _title_style(maker, title))
    place = Box(area.left, area.top, area.width, _title_height(maker, title))
    canvas.text(text("slides_title", lang), place, [above], placeholder='type="title"')
    if not subtitle:
        return place.bottom
    below = Paragraph(subtitle, fitting(subtitle, SUBTITLES, area.width, 2))
    under = Box(area.left, place.bottom + 4, area.width, height([below], area.width))
    canvas.text(text("slides_subtitle", lang), under, [below])
    return under.bottom


def caveats(maker: Maker, told: Sequence[str]) -> str:
    """As many caveats as there is room for, whole ones; the others stand on the source slide."""
    most = MOST_CAVEATS
    more = text("slides_more_caveats", maker.lang)
    kept = ""
    for number, note in enumerate(told):
        joined = text("slides_next", maker.lang, first=kept, then=note) if kept else note
        ends = joined if number == len(told) - 1 else joined + more
        if kept and len(lines(ends, CAVEAT, maker.area.width)) > most:
            return kept + more
        kept = joined
    return kept


def _footer_words(maker: Maker, entries: Sequence[Entry]) -> list[str]:
    """The documents by their numbers, and the version of the data."""
    lang = maker.lang
    version = statements.version_line(maker.catalogue, lang)
    names = list(dict.fromkeys(_document(entry, lang) for entry in entries))
    if not names:
        return [version]
    width = maker.area.width - LINK_ROOM
    for n in range(len(names), 0, -1):
        listed = text("join_sentence", lang).join(names[:n])
        if n < len(names):
            listed = text("slides_and_others", lang, list=listed, n=len(names))
        told = text("sources", lang, list=listed)
        if len(lines(told, FOOTER, width)) <= MOST_FOOTER or n == 1:
            return [*lines(told, FOOTER, width)[:3], version]
    return [version]


def _document(entry: Entry, lang: Lang) -> str:
    """A document in the fewest words: place and number, or year where it has none."""
    place, source = entry.jurisdiction.label(lang), entry.source
    if source.number == "not_stated":
        year = figures.period(source.date_signed, lang)
        return text("slides_unnumbered", lang, place=place, year=year)
    return text("slides_numbered", lang, place=place, number=source.number)


def footer_height(maker: Maker, entries: Sequence[Entry]) -> float:
    return FOOTER.leading * len(_footer_words(maker, entries)) + 6


def footer(
    maker: Maker, canvas: Canvas, entries: Sequence[Entry], *, is_linked: bool = False
) -> Any:
    """Sources, data version, number of the slide; returns the shape that leads to the sources."""
    area, lang = maker.area, maker.lang
    told = [Paragraph(line, FOOTER) for line in _footer_words(maker, entries)]
    tall = FOOTER.leading * len(told)
    place = Box(area.left, area.bottom - tall, area.width - LINK_ROOM, tall)
    canvas.text(
        text("slides_footer", lang),
        place,
        told,
        placeholder='type="ftr" sz="quarter" idx="11"',
        anchor="b",
    )
    number = Box(area.right - 36, area.bottom - 18, 36, 18)
    canvas.field(
        text("slides_number", lang),
        number,
        template.slide_number(lang),
        'type="sldNum" sz="quarter" idx="12"',
    )
    if not is_linked:
        return None
    width = wide(text("slides_to_sources", lang), LINK) + 4
    link = Box(number.left - width, area.bottom - 18, width, 18)
    words_of = [Paragraph(text("slides_to_sources", lang), LINK)]
    return canvas.text(text("slides_to_sources", lang), link, words_of, anchor="b")
