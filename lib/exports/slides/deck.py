"""A deck as a presentation: title, findings, a slide or more a chart with its sources, method.

Behind every chart stands a hidden slide with the passages of its facts, linked there and back.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zipfile import ZipFile

from pptx.presentation import Presentation
from pptx.slide import Slide

from lib import statements
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.forms import RowsForm
from lib.decks.deck import Deck, DeckItem, words
from lib.decks.pages import PAGES
from lib.decks.view import shown
from lib.exports.slides import charts, matrix, plan, sources, table, template
from lib.exports.slides.canvas import Canvas
from lib.exports.slides.geometry import Box, Ratio, usable
from lib.exports.slides.notes import notes
from lib.exports.slides.style import Paragraph, Style, fitting, height, lines, shortened, wide
from lib.exports.zipped import zipped
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

MOST_HEAD = 3
"""Lines for a title or a subtitle in the smallest size."""

MOST_FOOTER = 2
MOST_CAVEATS = 3
"""Lines for sources and for caveats; what is longer stands in full on the source slide."""

MOST_SOURCE_SLIDES = 30
"""Behind one chart slide; a chart of thousands of facts has the rest in the data package."""


@dataclass(frozen=True)
class _Maker:
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


def write(catalogue: Catalogue, deck: Deck, lang: Lang, ratio: Ratio = "16:9") -> bytes:
    """A deck as the bytes of a .pptx, the same for the same data."""
    title = words(deck.title, lang)
    made = template.presentation(catalogue, title, lang, ratio)
    maker = _Maker(catalogue, made, lang, ratio)
    _title_slide(maker, title, words(deck.subtitle, lang))
    _findings(maker)
    for item in deck.views:
        _item(maker, item)
    _method(maker)
    template.finish(made, lang)
    saved = io.BytesIO()
    made.save(saved)
    with ZipFile(saved) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


# The slides of a view


def _item(maker: _Maker, item: DeckItem) -> None:
    title = words(item.title, maker.lang)
    if item.page not in PAGES:
        told = text("slides_no_page", maker.lang, page=item.page)
        _nothing(maker, item, title or item.page, told)
        return
    found = shown(maker.catalogue, item.view, maker.lang)
    if not found.blocks:
        told = text("nothing_stated", maker.lang)
        _nothing(maker, item, title or text(f"page_{item.page}", maker.lang), told)
    for block in found.blocks:
        _block(maker, item, block, title or block.words.title, found.ignored)


def _nothing(maker: _Maker, item: DeckItem, title: str, told: str) -> None:
    """A view that has nothing to show says so."""
    canvas = maker.canvas()
    top = _head(maker, canvas, _short_title(maker, title), "")
    words_of = [Paragraph(told, Style(18))]
    place = Box(maker.area.left, top + 20, maker.area.width, height(words_of, maker.area.width))
    canvas.text(text("slides_body", maker.lang), place, words_of)
    _footer(maker, canvas, [])
    _speak(canvas.slide, "\n".join(filter(None, [title, told, words(item.notes, maker.lang)])))


@dataclass(frozen=True)
class _Drawn:
    """What one slide of a block holds."""

    draw: plan.Plan | matrix.Part
    facts: tuple[str, ...]


def _block(
    maker: _Maker,
    item: DeckItem,
    block: Block,
    title: str,
    ignored: Sequence[tuple[str, str]],
) -> None:
    lang = maker.lang
    subtitle = _for_bars(block, lang)
    subtitle = shortened(subtitle, SUBTITLES[-1], maker.area.width, MOST_HEAD)
    whole, title = title, _short_title(maker, title)
    head = _head_height(maker, _numbered(title, 9, 9, lang), subtitle)
    every = _entries(maker.catalogue, block.table["fact_id"])
    caveats = _caveats(maker, [note for note in block.words.notes if note])
    foot = _footer_height(maker, every) + height([Paragraph(caveats, CAVEAT)], maker.area.width)
    area = Box(
        maker.area.left,
        maker.area.top + head + 8,
        maker.area.width,
        maker.area.height - head - foot - 22,
    )
    parts = _parts(block, area, lang)
    for number, part in enumerate(parts, start=1):
        name = _numbered(title, number, len(parts), lang)
        facts = _entries(maker.catalogue, part.facts)
        if number == len(parts):
            # What no mark leads to is told at the end.
            drawn = {fact for one in parts for fact in one.facts}
            facts += [entry for entry in every if entry.id not in drawn]
        canvas = maker.canvas()
        _head(maker, canvas, name, subtitle)
        _draw(canvas, part.draw, area, text("chart_alt", lang, title=name, subtitle=subtitle))
        bottom = maker.area.bottom - foot - 4
        place = Box(area.left, bottom, area.width, height([Paragraph(caveats, CAVEAT)], area.width))
        if caveats:
            canvas.text(text("slides_caveats", lang), place, [Paragraph(caveats, CAVEAT)])
        link = _footer(maker, canvas, facts or every, is_linked=True)
        own = words(item.notes, lang) if number == 1 else ""
        told_title = _numbered(whole, number, len(parts), lang)
        _speak(canvas.slide, notes(maker.catalogue, block, told_title, facts, own, ignored, lang))
        told = [*block.derivation, *block.words.notes, *block.words.sources]
        below = [line for line in told if line]
        _sources(maker, canvas, link, name, facts, below)


def _parts(block: Block, area: Box, lang: Lang) -> list[_Drawn]:
    form = block.form
    if isinstance(form, RowsForm):
        return [
            _Drawn(
                one,
                tuple(
                    dict.fromkeys(
                        f for line in one.lines for mark in line.marks if mark for f in mark.facts
                    )
                ),
            )
            for one in plan.plans(form, area, lang)
        ]
    return [_Drawn(one, one.facts) for one in matrix.parts(form, area, lang)]


def _draw(canvas: Canvas, drawn: plan.Plan | matrix.Part, area: Box, descr: str) -> None:
    if isinstance(drawn, plan.Plan):
        charts.draw(canvas, drawn, area, descr)
        return
    name = text("slides_table", canvas.lang)
    table.put(canvas, name, descr, area.left, area.top, drawn.widths, drawn.rows)


def _for_bars(block: Block, lang: Lang) -> str:
    """The subtitle of a block, naming marks as a slide draws them: bars, where a page has ticks."""
    subtitle = block.words.subtitle
    if isinstance(block.form, RowsForm):
        subtitle = subtitle.replace(text("slides_mark_tick", lang), text("slides_mark_bar", lang))
        if not block.form.is_log:
            subtitle = subtitle.replace(text("slides_mark_dot", lang), text("slides_dot_bar", lang))
    return subtitle


def _numbered(title: str, number: int, n: int, lang: Lang) -> str:
    return text("slides_part", lang, title=title, n=number, all=n) if n > 1 else title


def _entries(catalogue: Catalogue, names: Any) -> list[Entry]:
    return [catalogue.entries[name] for name in dict.fromkeys(names)]


# Head and foot


def _short_title(maker: _Maker, title: str) -> str:
    """A title with room for its number; of more lines than a slide bears, the notes have all."""
    return shortened(title, TITLES[maker.ratio][-1], maker.area.width - 70, MOST_HEAD)


def _title_style(maker: _Maker, title: str) -> Style:
    return fitting(title, TITLES[maker.ratio], maker.area.width, 2)


def _head_height(maker: _Maker, title: str, subtitle: str) -> float:
    width = maker.area.width
    tall = height([Paragraph(title, _title_style(maker, title))], width)
    if subtitle:
        style = fitting(subtitle, SUBTITLES, width, 2)
        tall += 4 + height([Paragraph(subtitle, style)], width)
    return tall


def _head(maker: _Maker, canvas: Canvas, title: str, subtitle: str) -> float:
    """Title and subtitle; returns where they end."""
    area, lang = maker.area, maker.lang
    above = Paragraph(title, _title_style(maker, title))
    tall = height([above], area.width)
    place = Box(area.left, area.top, area.width, tall)
    canvas.text(text("slides_title", lang), place, [above], placeholder='type="title"')
    if not subtitle:
        return place.bottom
    below = Paragraph(subtitle, fitting(subtitle, SUBTITLES, area.width, 2))
    under = Box(area.left, place.bottom + 4, area.width, height([below], area.width))
    canvas.text(text("slides_subtitle", lang), under, [below])
    return under.bottom


def _caveats(maker: _Maker, told: Sequence[str]) -> str:
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


def _footer_words(maker: _Maker, entries: Sequence[Entry]) -> list[str]:
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


def _footer_height(maker: _Maker, entries: Sequence[Entry]) -> float:
    return FOOTER.leading * len(_footer_words(maker, entries)) + 6


def _footer(
    maker: _Maker, canvas: Canvas, entries: Sequence[Entry], *, is_linked: bool = False
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


# The hidden slides behind a chart


def _sources(
    maker: _Maker,
    chart: Canvas,
    link: Any,
    title: str,
    facts: Sequence[Entry],
    below: Sequence[str],
) -> None:
    """Every fact of a slide with its passage; caveats and sources in full at the end."""
    area, lang = maker.area, maker.lang
    heading = text("slides_sources_title", lang, title=title)
    width = area.width - 90  # the rest is for the way back
    longest = _numbered(heading, 99, 99, lang)
    style = fitting(longest, [Style(size, INK, is_bold=True) for size in (16, 14)], width, 2)
    top = area.top + height([Paragraph(longest, style)], width) + 8
    foot = _footer_height(maker, facts) + 6
    room = area.bottom - top - foot
    widths, found = sources.pages(maker.catalogue, facts, area.width, room, lang)
    paragraphs = [Paragraph(line, sources.PALE, above=3) for line in below]
    if len(found) > MOST_SOURCE_SLIDES:
        kept = found[:MOST_SOURCE_SLIDES]
        n = len(facts) - sum(len(rows) - 1 for rows in kept)
        rest = Paragraph(text("slides_sources_rest", lang, n=n), sources.SMALL, above=3)
        found, paragraphs = kept, [rest, *paragraphs]
    if not facts:
        none = Paragraph(text("slides_sources_none", lang), sources.SMALL)
        paragraphs = [none, *paragraphs]
    used = sum(table.row_height(row, widths) for rows in found[-1:] for row in rows)
    needed = height(paragraphs, area.width) + 8
    slides: list[tuple[Sequence[Any], Sequence[Paragraph]]] = [(rows, ()) for rows in found]
    if found and used + needed <= room:
        slides[-1] = (found[-1], paragraphs)
    else:
        slides += [([], part) for part in _shared_out(paragraphs, area.width, room)]
    for number, (rows, told) in enumerate(slides, start=1):
        canvas = maker.canvas()
        canvas.slide._element.set("show", "0")
        name = Paragraph(_numbered(heading, number, len(slides), lang), style)
        place = Box(area.left, area.top, width, height([name], width))
        canvas.text(text("slides_title", lang), place, [name], placeholder='type="title"')
        end = top
        if rows:
            descr = text("slides_sources_alt", lang, title=title, n=len(rows) - 1)
            put = table.put(canvas, text("evidence", lang), descr, area.left, end, widths, rows)
            end = put.bottom
        if told:
            under = Box(area.left, end + 8, area.width, height(told, area.width))
            canvas.text(text("slides_caveats", lang), under, told)
        back = Box(area.right - 86, area.top, 86, 18)
        words_of = [Paragraph(text("slides_back", lang), LINK)]
        returning = canvas.text(text("slides_back", lang), back, words_of, align="r")
        canvas.link(returning, chart.slide, text("slides_back_tip", lang))
        _footer(maker, canvas, facts)
        if number == 1 and link is not None:
            chart.link(link, canvas.slide, text("slides_to_sources_tip", lang))


def _shared_out(
    paragraphs: Sequence[Paragraph], width: float, room: float
) -> Iterator[list[Paragraph]]:
    """Paragraphs by slides."""
    kept: list[Paragraph] = []
    for one in [part for whole in paragraphs for part in _parted(whole, width, room)]:
        if kept and height([*kept, one], width) > room:
            yield kept
            kept = []
        kept.append(one)
    if kept:
        yield kept


def _parted(one: Paragraph, width: float, room: float) -> Iterator[Paragraph]:
    """A paragraph in parts that each fit a slide."""
    broken = lines(one.words, one.style, width)
    most = max(1, int((room - one.above) // one.style.leading))
    if len(broken) <= most:
        yield one
        return
    for start in range(0, len(broken), most):
        yield replace(one, words="\n".join(broken[start : start + most]))


def _speak(slide: Slide, told: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = told


# First and last slides


def _title_slide(maker: _Maker, title: str, subtitle: str) -> None:
    canvas = maker.canvas(template.TITLE_PAGE)
    area, lang = maker.area, maker.lang
    accent = Box(area.left, area.top + 74, 72, 5)
    canvas.line(accent, LEVEL_COLOURS["provincial"])
    style = fitting(title, [Style(s, INK, is_bold=True) for s in (38, 34, 30, 26)], area.width, 2)
    top = Paragraph(shortened(title, style, area.width, MOST_HEAD), style)
    place = Box(area.left, area.top + 96, area.width, height([top], area.width))
    canvas.text(text("slides_title", lang), place, [top], placeholder='type="ctrTitle"')
    if subtitle:
        style = fitting(subtitle, [Style(20, MUTED), Style(16, MUTED)], area.width, 2)
        under = Paragraph(shortened(subtitle, style, area.width, MOST_HEAD), style)
        below = Box(area.left, place.bottom + 12, area.width, height([under], area.width))
        canvas.text(
            text("slides_subtitle", lang), below, [under], placeholder='type="subTitle" idx="1"'
        )
        place = below
    room = area.bottom - max(place.bottom + 28, 300) - 70
    facts = [
        Paragraph(_documents_told(maker, room - 50), Style(16, INK)),
        Paragraph(text("validity_line", lang), Style(14, MUTED), above=8),
    ]
    told = Box(area.left, max(place.bottom + 28, 300), area.width, height(facts, area.width))
    canvas.text(text("slides_body", lang), told, facts)
    _footer(maker, canvas, _one_each(maker.catalogue))
    _speak(canvas.slide, "\n".join([title, *(part.words for part in facts)]))


def _documents_told(maker: _Maker, room: float) -> str:
    """The documents with their years, place by place; of many, how many there are."""
    lang = maker.lang
    told = statements.coverage_line(maker.catalogue, lang)
    if height([Paragraph(told, Style(16, INK))], maker.area.width) <= room:
        return told
    documents = [document.document for document in maker.catalogue.dataset.documents.values()]
    years = sorted({d.date_signed[:4] for d in documents if d.date_signed[:4].isdigit()})
    span = figures.period(f"{years[0]}/{years[-1]}" if years else "not_stated", lang)
    places = len(maker.catalogue.jurisdictions)
    return text("slides_documents", lang, n=len(documents), places=places, years=span)


def _one_each(catalogue: Catalogue) -> list[Entry]:
    """A fact of every document, to name the documents by."""
    found: dict[str, Entry] = {}
    for entry in catalogue.entries.values():
        found.setdefault(entry.document_id, entry)
    return list(found.values())


def _findings(maker: _Maker) -> None:
    """What the data show; the facts that the sentences name stand on the source slide."""
    lang = maker.lang
    found = statements.findings(maker.catalogue, lang)
    if not found:
        return
    canvas = maker.canvas()
    title = text("slides_findings", lang)
    told = [
        Paragraph(one.sentence, Style(20), above=12 if number else 0, has_bullet=True)
        for number, one in enumerate(found)
    ]
    facts = _entries(maker.catalogue, [name for one in found for name in one.facts])
    top = _head(maker, canvas, title, "") + 16
    room = maker.area.bottom - _footer_height(maker, facts) - 10 - top
    for size in (20, 18, 16, 14, 12):
        told = [Paragraph(p.words, Style(size), p.above, has_bullet=True) for p in told]
        if height(told, maker.area.width) <= room:
            break
    place = Box(maker.area.left, top, maker.area.width, height(told, maker.area.width))
    canvas.text(text("slides_body", lang), place, told)
    link = _footer(maker, canvas, facts or _one_each(maker.catalogue), is_linked=bool(facts))
    lines_of = [title, *(one.sentence for one in found), "", text("slides_notes_findings", lang)]
    _speak(canvas.slide, "\n".join(lines_of))
    if facts:
        below = [statements.sources(facts, lang), text("validity_line", lang)]
        _sources(maker, canvas, link, title, facts, below)


METHOD = ("passage", "comparable", "beside", "apart", "silence", "validity", "bounds", "reckoned")
"""The paragraphs of the closing slide."""


def _method(maker: _Maker) -> None:
    lang = maker.lang
    canvas = maker.canvas()
    top = _head(maker, canvas, text("slides_method", lang), "") + 12
    words_of = [(text(f"slides_method_{name}", lang)) for name in METHOD]
    every = _one_each(maker.catalogue)
    room = maker.area.bottom - _footer_height(maker, every) - 10 - top
    told: list[Paragraph] = []
    for size, above in ((16, 9), (15, 7), (14, 6), (13, 5), (12, 4)):
        told = [Paragraph(line, Style(size), above, has_bullet=True) for line in words_of]
        if height(told, maker.area.width) <= room:
            break
    place = Box(maker.area.left, top, maker.area.width, height(told, maker.area.width))
    canvas.text(text("slides_body", lang), place, told)
    _footer(maker, canvas, every)
    _speak(canvas.slide, "\n".join([text("slides_method", lang), *words_of]))
