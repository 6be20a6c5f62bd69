"""The hidden slides behind the charts of a view: every fact with its passage, caveats in full.

One run of slides stands behind all the parts of a view. A chart leads to the slide on which its
facts begin, and every slide leads back to the charts whose facts it holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lib.captions.block import part_title
from lib.exports.slides import frame, sources, table
from lib.exports.slides.canvas import Canvas
from lib.exports.slides.frame import LINK, Maker
from lib.exports.slides.geometry import Box
from lib.exports.slides.sources import MOST_GROUPS, Page
from lib.exports.slides.style import Paragraph, Style, fitting, height, lines
from lib.index import Entry
from lib.theme import INK, MUTED
from lib.wording import text

MOST = 30
"""Slides a chart; one of thousands of facts has the rest in the data package."""

WAY, WAY_HEIGHT = 52.0, 18.0
"""The size of a way back. They stand right of the title, two side by side."""

BACK = 2 * WAY


@dataclass(frozen=True)
class Chart:
    """A slide that is shown: its canvas, the shape that leads to its sources, its facts."""

    canvas: Canvas
    link: Any
    facts: tuple[Entry, ...]


def put(maker: Maker, title: str, charts: Sequence[Chart], below: Sequence[str]) -> None:
    """Put the slides behind ``charts``; ``below`` are the paragraphs at their end."""
    area, lang = maker.area, maker.lang
    every = list({entry.id: entry for chart in charts for entry in chart.facts}.values())
    heading = text("slides_sources_title", lang, title=title)
    width = area.width - BACK
    longest = part_title(heading, 99, 99, lang)
    style = fitting(longest, [Style(size, INK, is_bold=True) for size in (16, 14)], width, 2)
    ways = min(len(charts), MOST_GROUPS)
    top = area.top + max(height([Paragraph(longest, style)], width), _ways_height(ways)) + 8
    room = area.bottom - top - frame.footer_height(maker, every) - 6
    groups = [
        (text("slides_sources_part", lang, n=n, all=len(charts)), chart.facts)
        for n, chart in enumerate(charts, start=1)
    ]
    ways_of = [_laid_out(maker, groups, below, size, room) for size in sources.SIZES]
    slides, widths = min(ways_of, key=lambda way: len(way[0]))
    first = [
        next((at for at, (page, _) in enumerate(slides) if chart in page.groups), len(slides) - 1)
        for chart in range(len(charts))
    ]
    for at, (page, paragraphs) in enumerate(slides):
        canvas = maker.canvas()
        canvas.slide._element.set("show", "0")
        name = Paragraph(part_title(heading, at + 1, len(slides), lang), style)
        place = Box(area.left, area.top, width, height([name], width))
        canvas.text(text("slides_title", lang), place, [name], placeholder='type="title"')
        end = top
        if page.rows:
            descr = text("slides_sources_alt", lang, title=title, n=page.n)
            named = text("evidence", lang)
            end = table.put(canvas, named, descr, area.left, end, widths, page.rows).bottom
        if paragraphs:
            under = Box(area.left, end + 8, area.width, height(paragraphs, area.width))
            canvas.text(text("slides_caveats", lang), under, paragraphs)
        led = [chart for chart, slide in enumerate(first) if slide == at]
        _ways_back(maker, canvas, charts, sorted({*page.groups, *led}) or [len(charts) - 1])
        frame.footer(maker, canvas, every)
        for chart in led:
            tip = text("slides_to_sources_tip", lang)
            charts[chart].canvas.link(charts[chart].link, canvas.slide, tip)


def _ways_height(n: int) -> float:
    return WAY_HEIGHT * ((n + 1) // 2)


def _ways_back(
    maker: Maker, canvas: Canvas, charts: Sequence[Chart], numbers: Sequence[int]
) -> None:
    """The ways back to charts, by their numbers from zero."""
    area, lang = maker.area, maker.lang
    for at, number in enumerate(numbers):
        words = text("slides_back", lang)
        place = Box(area.right - BACK, area.top, BACK, WAY_HEIGHT)
        if len(charts) > 1:
            words = text("slides_back_part", lang, n=number + 1, all=len(charts))
            column = at % 2 + (at == len(numbers) - 1 and at % 2 == 0)
            place = Box(
                area.right - BACK + column * WAY, area.top + at // 2 * WAY_HEIGHT, WAY, WAY_HEIGHT
            )
        shape = canvas.text(words, place, [Paragraph(words, LINK)], align="r")
        canvas.link(shape, charts[number].canvas.slide, text("slides_back_tip", lang))


def _laid_out(
    maker: Maker,
    groups: Sequence[tuple[str, Sequence[Entry]]],
    below: Sequence[str],
    size: float,
    room: float,
) -> tuple[list[tuple[Page, Sequence[Paragraph]]], list[float]]:
    """What stands on each slide in a size of words, and the widths of the columns.

    The last table has the paragraphs below it, or they stand on further slides.
    """
    lang, width = maker.lang, maker.area.width
    widths, found = sources.pages(maker.catalogue, groups, width, room, size, lang)
    told = [Paragraph(line, Style(size, MUTED), above=3) for line in below]
    most = MOST * len(groups)
    if len(found) > most:
        n = sum(page.n for page in found[most:])
        rest = text("slides_sources_rest", lang, n=n)
        found, told = found[:most], [Paragraph(rest, Style(size, INK), above=3), *told]
    slides: list[tuple[Page, Sequence[Paragraph]]] = [(page, ()) for page in found]
    used = sum(table.row_height(row, widths) for page in found[-1:] for row in page.rows)
    if found and used + 8 + height(told, width) <= room:
        slides[-1] = (found[-1], told)
        return slides, widths
    return [*slides, *((Page(), part) for part in _shared_out(told, width, room))], widths


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
