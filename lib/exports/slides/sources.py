"""The facts behind a chart, each with its passage, as rows of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib import statements
from lib.catalogue import Catalogue
from lib.exports.slides import table
from lib.exports.slides.style import Style
from lib.exports.slides.table import Cell, Edge, Side
from lib.index import Entry
from lib.theme import INK, MUTED, WASH
from lib.wording import Lang, figures, text

SMALL = Style(10.5, INK)
PALE = Style(10.5, MUTED)
HEAD = Style(10.5, INK, is_bold=True)

SHARES = (0.08, 0.21, 0.13, 0.08, 0.16, 0.06, 0.28)
"""Of the width: place, item, figure, year, document, paragraph, passage."""

COLUMNS = ("place", "item", "figure", "year", "document", "paragraph", "passage")


@dataclass(frozen=True)
class Sources:
    """The facts of a slide and the paragraphs below them."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]


def passage(entry: Entry) -> str:
    """The words of the document, its fragments joined by an ellipsis."""
    return " … ".join(entry.fact.evidence.quote)


def item(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """What a fact is about."""
    if entry.kind == "fund":
        return entry.fund.name.text(lang)
    if entry.kind == "instrument":
        name = catalogue.label("instrument", entry.instrument.instrument, lang)
        target = entry.instrument.target.text(lang)
        return text("instrument_for", lang, name=name, target=target)
    return statements.item_name(catalogue, entry, lang)


def figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """The figure of a fact; of an instrument how firmly it is worded."""
    if entry.kind == "instrument":
        return catalogue.label("strength", entry.instrument.strength, lang)
    return figures.value(entry, lang)


def number(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """The number of the document, and that of the policy that it quotes."""
    own = catalogue.document_number(entry, lang)
    cited = catalogue.cited_number(entry, lang)
    return own if cited == own else text("slides_cited", lang, own=own, cited=cited)


def pages(
    catalogue: Catalogue, entries: Iterable[Entry], width: float, height: float, lang: Lang
) -> tuple[list[float], list[list[tuple[Cell, ...]]]]:
    """Widths of the columns, and the rows of each slide under their headings."""
    widths = [share * width for share in SHARES]
    rule: dict[Side, Edge] = {"B": Edge(INK, 1.25)}
    head = tuple(Cell(text(f"slides_{name}", lang), HEAD, WASH, edges=rule) for name in COLUMNS)
    room = height - table.row_height(head, widths)
    found: list[list[tuple[Cell, ...]]] = []
    left = 0.0
    for entry in entries:
        row = _row(catalogue, entry, lang)
        tall = table.row_height(row, widths)
        if not found or tall > left:
            found.append([head])
            left = room
        found[-1].append(row)
        left -= tall
    return widths, found


def _row(catalogue: Catalogue, entry: Entry, lang: Lang) -> tuple[Cell, ...]:
    words = (
        entry.jurisdiction.label(lang),
        item(catalogue, entry, lang),
        figure(catalogue, entry, lang),
        figures.year(entry, lang),
        number(catalogue, entry, lang),
        str(entry.fact.evidence.paragraph),
        passage(entry),
    )
    styles: Sequence[Style] = (SMALL, SMALL, HEAD, SMALL, PALE, PALE, SMALL)
    return tuple(
        Cell(told, style, edges={"B": Edge()}) for told, style in zip(words, styles, strict=True)
    )
