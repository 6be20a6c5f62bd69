"""A deck as a presentation: title, findings, a slide or more a chart with its sources, method.

Behind the charts of a view stand hidden slides with the passages of their facts, linked there
and back.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from lib import statements
from lib.captions import Block
from lib.captions.block import part_title
from lib.catalogue import Catalogue
from lib.charts.forms import RowsForm
from lib.decks.deck import Deck, DeckItem, words
from lib.decks.pages import PAGES
from lib.decks.view import shown
from lib.exports.slides import behind, charts, frame, matrix, plan, table, template
from lib.exports.slides.canvas import Canvas
from lib.exports.slides.frame import CAVEAT, MOST_HEAD, SUBTITLES, Maker
from lib.exports.slides.geometry import Box, Ratio
from lib.exports.slides.notes import notes
from lib.exports.slides.style import Paragraph, Style, fitting, height, shortened
from lib.exports.zipped import zipped
from lib.index import Entry
from lib.theme import INK, LEVEL_COLOURS, MUTED
from lib.wording import Lang, figures, text


def write(catalogue: Catalogue, deck: Deck, lang: Lang, ratio: Ratio = "16:9") -> bytes:
    """A deck as the bytes of a .pptx, the same for the same data."""
    title = words(deck.title, lang)
    made = template.presentation(catalogue, title, lang, ratio)
    maker = Maker(catalogue, made, lang, ratio)
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


def _item(maker: Maker, item: DeckItem) -> None:
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
        _block(maker, item, block, found.ignored)


def _nothing(maker: Maker, item: DeckItem, title: str, told: str) -> None:
    """A view that has nothing to show says so."""
    canvas = maker.canvas()
    top = frame.head(maker, canvas, frame.short_title(maker, title), "")
    words_of = [Paragraph(told, Style(18))]
    place = Box(maker.area.left, top + 20, maker.area.width, height(words_of, maker.area.width))
    canvas.text(text("slides_body", maker.lang), place, words_of)
    frame.footer(maker, canvas, [])
    frame.speak(canvas.slide, "\n".join(filter(None, [title, told, words(item.notes, maker.lang)])))


@dataclass(frozen=True)
class _Drawn:
    """What one slide of a block holds."""

    draw: plan.Plan | matrix.Part
    facts: tuple[str, ...]


def _block(
    maker: Maker,
    item: DeckItem,
    block: Block,
    ignored: Sequence[tuple[str, str]],
) -> None:
    """The slides of a block, and the hidden ones of sources behind them all.

    Where a chart goes over several slides, a headline that tells figures stands above the parts
    that show all of them; the others have the block's plain title, and the headline in their
    notes. A title that the deck's author gave stands above every part.
    """
    lang, width = maker.lang, maker.area.width
    own_title = words(item.title, lang)
    headline = own_title or block.words.title
    plain = own_title or block.plain_title or headline
    titles = [frame.short_title(maker, one) for one in (headline, plain)]
    told_subtitle = _for_bars(block, lang)
    subtitle = shortened(told_subtitle, SUBTITLES[-1], width, MOST_HEAD)
    head = max(frame.head_height(maker, part_title(one, 9, 9, lang), subtitle) for one in titles)
    every = _entries(maker.catalogue, block.table["fact_id"])
    caveats = frame.caveats(maker, [note for note in block.words.notes if note])
    foot = frame.footer_height(maker, every) + height([Paragraph(caveats, CAVEAT)], width)
    area = Box(
        maker.area.left,
        maker.area.top + head + 8,
        width,
        maker.area.height - head - foot - 22,
    )
    parts = _parts(block, area, lang)
    bears = [
        bool(own_title) or len(parts) == 1 or block.shows_headline(part.facts) for part in parts
    ]
    behind_charts: list[behind.Chart] = []
    for number, part in enumerate(parts, start=1):
        title = titles[0] if bears[number - 1] else titles[1]
        name = part_title(title, number, len(parts), lang)
        facts = _entries(maker.catalogue, part.facts)
        if number == len(parts):
            # What no mark leads to is told at the end.
            drawn = {fact for one in parts for fact in one.facts}
            facts += [entry for entry in every if entry.id not in drawn]
        canvas = maker.canvas()
        frame.head(maker, canvas, name, subtitle)
        _draw(canvas, part.draw, area, text("chart_alt", lang, title=name, subtitle=subtitle))
        bottom = maker.area.bottom - foot - 4
        place = Box(area.left, bottom, width, height([Paragraph(caveats, CAVEAT)], width))
        if caveats:
            canvas.text(text("slides_caveats", lang), place, [Paragraph(caveats, CAVEAT)])
        link = frame.footer(maker, canvas, facts or every, is_linked=True)
        if bears[number - 1]:
            above = [part_title(headline, number, len(parts), lang)]
        else:
            above = [name, text("slides_notes_headline", lang, title=headline)]
        own = words(item.notes, lang) if number == 1 else ""
        told = notes(maker.catalogue, block, [*above, told_subtitle], facts, own, ignored, lang)
        frame.speak(canvas.slide, told)
        behind_charts.append(behind.Chart(canvas, link, tuple(facts)))
    paragraphs = [*block.derivation, *block.words.notes, *block.words.sources]
    below = [line for line in paragraphs if line]
    behind.put(maker, titles[0] if all(bears) else titles[1], behind_charts, below)


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
            marks = [mark for row in block.form.rows for cell in row.cells for mark in cell]
            if any(map(charts.is_open, marks)):
                subtitle = text("slides_with_floors", lang, subtitle=subtitle)
    return subtitle


def _entries(catalogue: Catalogue, names: Any) -> list[Entry]:
    return [catalogue.entries[name] for name in dict.fromkeys(names)]


# First and last slides


def _title_slide(maker: Maker, title: str, subtitle: str) -> None:
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
    frame.footer(maker, canvas, _one_each(maker.catalogue))
    frame.speak(canvas.slide, "\n".join([title, *(part.words for part in facts)]))


def _documents_told(maker: Maker, room: float) -> str:
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


def _findings(maker: Maker) -> None:
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
    top = frame.head(maker, canvas, title, "") + 16
    room = maker.area.bottom - frame.footer_height(maker, facts) - 10 - top
    for size in (20, 18, 16, 14, 12):
        told = [Paragraph(p.words, Style(size), p.above, has_bullet=True) for p in told]
        if height(told, maker.area.width) <= room:
            break
    place = Box(maker.area.left, top, maker.area.width, height(told, maker.area.width))
    canvas.text(text("slides_body", lang), place, told)
    link = frame.footer(maker, canvas, facts or _one_each(maker.catalogue), is_linked=bool(facts))
    lines_of = [title, *(one.sentence for one in found), "", text("slides_notes_findings", lang)]
    frame.speak(canvas.slide, "\n".join(lines_of))
    if facts:
        below = [statements.sources(facts, lang), text("validity_line", lang)]
        behind.put(maker, title, [behind.Chart(canvas, link, tuple(facts))], below)


METHOD = ("passage", "comparable", "beside", "apart", "silence", "validity", "bounds", "reckoned")
"""The paragraphs of the closing slide."""


def _method(maker: Maker) -> None:
    lang = maker.lang
    canvas = maker.canvas()
    top = frame.head(maker, canvas, text("slides_method", lang), "") + 12
    words_of = [(text(f"slides_method_{name}", lang)) for name in METHOD]
    every = _one_each(maker.catalogue)
    room = maker.area.bottom - frame.footer_height(maker, every) - 10 - top
    told: list[Paragraph] = []
    for size, above in ((16, 9), (15, 7), (14, 6), (13, 5), (12, 4)):
        told = [Paragraph(line, Style(size), above, has_bullet=True) for line in words_of]
        if height(told, maker.area.width) <= room:
            break
    place = Box(maker.area.left, top, maker.area.width, height(told, maker.area.width))
    canvas.text(text("slides_body", lang), place, told)
    frame.footer(maker, canvas, every)
    frame.speak(canvas.slide, "\n".join([text("slides_method", lang), *words_of]))
