"""The facts behind a chart, each with its passage, as rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib import statements
from lib.catalogue import Catalogue
from lib.exports.slides import table
from lib.exports.slides.style import Style, wide, widest
from lib.exports.slides.table import Cell, Edge, Side
from lib.index import Entry
from lib.theme import INK, MUTED, WASH
from lib.wording import Lang, figures, text

SIZES = (10.5, 10.0)
"""Sizes of the words: the second only where it takes fewer slides."""

COLUMNS = ("place", "item", "figure", "year", "document", "paragraph", "passage")


NARROW = frozenset({"place", "figure", "year", "paragraph"})
"""Columns of a few words, no wider than their words need."""

MOST_NARROW = 0.16
"""At most this share of the width is for a narrow column whose words can be broken."""

MOST_GROUPS = 4
"""Charts whose facts stand on one slide."""


@dataclass(frozen=True)
class Page:
    """One slide of facts: its rows, headings included, which groups they are of, how many facts."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    groups: tuple[int, ...] = ()
    n: int = 0


def number(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """The number of the document, and that of the policy that it quotes."""
    own = catalogue.document_number(entry, lang)
    cited = catalogue.cited_number(entry, lang)
    return own if cited == own else text("slides_cited", lang, own=own, cited=cited)


def pages(
    catalogue: Catalogue,
    groups: Sequence[tuple[str, Sequence[Entry]]],
    width: float,
    height: float,
    size: float,
    lang: Lang,
) -> tuple[list[float], list[Page]]:
    """Widths of the columns, and the slides that groups of facts take.

    ``groups`` are names with facts; where there are several, a band with its name stands above
    each. A group without facts says so.
    """
    rule: dict[Side, Edge] = {"B": Edge(INK, 1.25)}
    bold = Style(size, INK, is_bold=True)
    head = tuple(Cell(text(f"slides_{name}", lang), bold, WASH, edges=rule) for name in COLUMNS)
    rows = [[_row(catalogue, entry, size, lang) for entry in entries] for _, entries in groups]
    widths = _widths([head, *(row for group in rows for row in group)], width)
    room = height - table.row_height(head, widths)
    found: list[Page] = []
    left = 0.0
    for number, (name, _) in enumerate(groups):
        above = [_across(name, bold)] if len(groups) > 1 else []
        if not rows[number]:
            above.append(_across(text("slides_sources_none", lang), Style(size, INK)))
        for at, row in enumerate(rows[number] or [()]):
            added = [*(above if at == 0 else []), *([row] if row else [])]
            tall = sum(table.row_height(one, widths) for one in added)
            is_full = bool(found) and at == 0 and len(found[-1].groups) == MOST_GROUPS
            if not found or tall > left or is_full:
                found.append(Page((head,)))
                left = room
            page = found[-1]
            of = tuple(dict.fromkeys((*page.groups, number)))
            found[-1] = Page((*page.rows, *added), of, page.n + bool(row))
            left -= tall
    return widths, found


def _across(words: str, style: Style) -> tuple[Cell, ...]:
    """A row of one cell across all columns."""
    return (Cell(words, style, edges={"B": Edge()}, span=len(COLUMNS)),)


def _widths(rows: Sequence[Sequence[Cell]], width: float) -> list[float]:
    """Widths of columns in which no word is broken.

    Columns of a few words are as wide as these; the others share what is left by how much they
    have to tell, each at least as wide as its widest word.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(widest(cell.words, cell.style) for cell in cells) for cells in columns]
    least = [one + 2 * table.PAD_X for one in least]
    found = {
        at: max(
            least[at],
            min(
                max(wide(cell.words, cell.style) for cell in cells) + 2 * table.PAD_X,
                width * MOST_NARROW,
            ),
        )
        for at, cells in enumerate(columns)
        if COLUMNS[at] in NARROW
    }
    # A column that its share would make too narrow has its least; the rest share again.
    told = {
        at: sum(wide(cell.words, cell.style) for cell in cells[1:]) or 1.0
        for at, cells in enumerate(columns)
        if at not in found
    }
    while told:
        left = width - sum(found.values())
        shares = {at: left * n / sum(told.values()) for at, n in told.items()}
        narrow = [at for at, share in shares.items() if share < least[at]]
        if not narrow:
            found |= shares
            break
        for at in narrow:
            found[at] = least[at]
            del told[at]
    # Words too wide for all columns together are broken, rather than leaving the slide.
    scale = width / sum(found.values())
    return [found[at] * min(scale, 1.0) for at in range(len(columns))]


def _row(catalogue: Catalogue, entry: Entry, size: float, lang: Lang) -> tuple[Cell, ...]:
    words = (
        entry.jurisdiction.label(lang),
        statements.fact_item(catalogue, entry, lang),
        statements.fact_figure(catalogue, entry, lang),
        figures.year(entry, lang),
        number(catalogue, entry, lang),
        str(entry.fact.evidence.paragraph),
        statements.passage(entry),
    )
    body, bold, pale = Style(size, INK), Style(size, INK, is_bold=True), Style(size, MUTED)
    styles = (body, body, bold, body, pale, pale, body)
    return tuple(
        Cell(told, style, edges={"B": Edge()}) for told, style in zip(words, styles, strict=True)
    )
