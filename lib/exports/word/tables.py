"""What the tables of the document hold: facts as rows, a matrix, or the totals that are drawn."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from lib import theme
from lib.catalogue import Catalogue, lower_first
from lib.charts import matrix
from lib.charts.forms import MatrixForm, RowsForm
from lib.exports.word.markup import Cell, Table
from lib.exports.word.references import References
from lib.exports.word.room import width_of
from lib.exports.word.styles import CELL, CELL_SIDE, HEAD, TEXT_WIDTH, Style
from lib.index import Entry
from lib.statements import fact_item, passage, worded
from lib.wording import Lang, figures, text

MOST_COLUMNS = 6
"""A matrix with more is no table for an upright page."""

_MOST_REFERENCES = 2
"""A cell with more facts has no room to say where each stands."""

_GREY = theme.WASH.strip("#")
_FAINT = theme.FAINT.strip("#")


@dataclass(frozen=True)
class Detail:
    """How much a table of facts says of each: its passage, its document's number in full."""

    has_passages: bool = False
    is_full: bool = True


FULL = Detail(has_passages=True)
BRIEF = Detail()
COMPACT = Detail(is_full=False)


def facts_table(
    catalogue: Catalogue,
    entries: Sequence[Entry],
    references: References,
    lang: Lang,
    *,
    detail: Detail,
    grades: Mapping[str, str] | None,
    style: Style,
) -> Table:
    """A fact a row: place, item, figure, year, (grade,) where it stands, (passage)."""
    figure = "column_figure" if any(e.kind != "instrument" for e in entries) else "field_strength"
    where = "column_document" if detail.is_full else "word_column_where"
    names = ["column_place", "column_item", figure, "column_year", where]
    if grades is not None:
        names.insert(4, "column_grade")
    if detail.has_passages:
        names.append("column_passage")
    rows = []
    for entry in entries:
        words = [
            entry.jurisdiction.label(lang),
            _item(catalogue, entry, lang, is_full=detail.is_full),
            _figure(catalogue, entry, lang),
            figures.year(entry, lang),
            _where(catalogue, entry, references, lang, is_full=detail.is_full),
        ]
        if grades is not None:
            words.insert(4, grades.get(entry.id, ""))
        if detail.has_passages:
            words.append(passage(entry))
        rows.append(tuple(Cell(part, style) for part in words))
    head = tuple(Cell(text(name, lang), HEAD, ground=_GREY) for name in names)
    alt = text("word_alt_facts", lang)
    return Table(_widths([head, *rows]), (head, *rows), alt)


def matrix_table(
    catalogue: Catalogue,
    form: MatrixForm,
    references: References,
    lang: Lang,
    *,
    has_references: bool,
    style: Style,
) -> Table:
    """The matrix as it is drawn, cell by cell, with the same grounds."""

    def written(cell: matrix.Cell) -> Cell:
        words = "\n".join(cell.lines(is_stacked=False))
        if has_references and 0 < len(cell.facts) <= _MOST_REFERENCES:
            stands = [
                _where(catalogue, catalogue.entries[name], references, lang, is_full=False)
                for name in cell.facts
            ]
            words += "\n" + text("join_sentence", lang).join(dict.fromkeys(stands))
        ground, ink = _colours(cell)
        return Cell(words, style, ground=ground, ink=ink, is_centred=True)

    head = [
        Cell(text("column_item", lang), HEAD, ground=_GREY),
        *(Cell(name, HEAD, ground=_GREY) for name in form.headings),
    ]
    above = [tuple(head)]
    if any(form.column_groups):
        above.insert(0, (Cell("", HEAD, ground=_GREY), *_grouped(form.column_groups)))
    rows = _rows(form.rows, len(form.headings), written, style)
    plain = [row for row in rows if len(row) > 1]
    return Table(
        _widths([tuple(head), *plain], is_even=True),
        (*above, *rows),
        text("word_alt_matrix", lang),
        len(above),
    )


def drawn_table(form: RowsForm, lang: Lang) -> Table:
    """The figures that a chart of rows draws, in its own rows and columns."""
    head = (
        Cell(text("column_item", lang), HEAD, ground=_GREY),
        *(Cell(column.heading, HEAD, ground=_GREY) for column in form.columns),
    )
    rows: list[tuple[Cell, ...]] = []
    for row in form.rows:
        if row.is_header:
            rows.append((_header(row.name, len(head)),))
            continue
        name = "\n".join(filter(None, (row.name, row.detail)))
        cells = ["\n".join(mark.label for mark in marks) for marks in row.cells]
        cells += [""] * (len(form.columns) - len(cells))
        rows.append((Cell(name), *(Cell(words, is_centred=True) for words in cells)))
    plain = [row for row in rows if len(row) > 1]
    return Table(_widths([head, *plain], is_even=True), (head, *rows), text("word_alt_drawn", lang))


def _rows(
    rows: Sequence[matrix.MatrixRow],
    columns: int,
    written: Callable[[matrix.Cell], Cell],
    style: Style,
) -> list[tuple[Cell, ...]]:
    return [
        (_header(row.name, columns + 1, style),)
        if row.is_header
        else (Cell(row.name, style), *map(written, row.cells))
        for row in rows
    ]


def _header(name: str, span: int, style: Style = CELL) -> Cell:
    return Cell(name, style, span=span, ground=_GREY, is_bold=True)


def _grouped(groups: Sequence[str]) -> list[Cell]:
    """Neighbouring columns of one group under one cell."""
    found: list[tuple[str, int]] = []
    for name in groups:
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + 1)
        else:
            found.append((name, 1))
    return [Cell(name, HEAD, span=span, ground=_GREY) for name, span in found]


def _colours(cell: matrix.Cell) -> tuple[str, str]:
    """Ground and ink of a cell as the chart has them; a plain cell keeps the page's."""
    if cell.kind == "not_applicable":
        return _GREY, _FAINT
    if cell.kind == "not_stated":
        return "", _FAINT
    if cell.kind in ("zero", "no_figure"):
        return "", ""
    ground, ink = matrix.GROUNDS[cell.scale][cell.shade]
    return ("" if ground == theme.PAPER else ground.strip("#").upper()), ink.strip("#").upper()


def _item(catalogue: Catalogue, entry: Entry, lang: Lang, *, is_full: bool) -> str:
    """What a fact is about; in full, all types of a clause are named."""
    if entry.kind != "reward" or not is_full or len(entry.reward.types) <= 2:
        return fact_item(catalogue, entry, lang)
    reward = entry.reward
    details = [
        lower_first(catalogue.label(name, code, lang))
        for name, code in (("trigger", reward.trigger), ("nature", reward.nature))
    ]
    name = catalogue.leveled(reward.level, catalogue.types_label(reward.types, lang), lang)
    return text("item_with_details", lang, item=name, details=text("join", lang).join(details))


def _figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    if said := worded(catalogue, entry, lang):
        return said
    words = figures.value(entry, lang)
    mark = figures.reading_mark(entry)
    if not mark:
        return words
    return text("quote_noted", lang, words=words, notes=text(f"read_{mark}", lang))


def _where(
    catalogue: Catalogue, entry: Entry, references: References, lang: Lang, *, is_full: bool
) -> str:
    """The document by its number in the list (and its own), the paragraph, the quoted policy."""
    paragraph = text("paragraph_short", lang, n=entry.fact.evidence.paragraph)
    policy = references.policy(entry)
    if policy is not None:
        quoted = text("word_quoting", lang, n=policy)
        paragraph = f"{paragraph}{text('word_comma', lang)}{quoted}"
    where = text("word_where", lang, document=references.document(entry), paragraph=paragraph)
    return f"{catalogue.document_number(entry, lang)}\n{where}" if is_full else where


_STEP = 6.0
"""By how much a column is made wider at once, in points."""

_SHORT = 48.0
"""Words that stand on one line, in points: names of places, years, grades."""

_WHOLE = re.compile(r"[!-~–—≥≤≈]+|.")
"""What a cell shall not break: a word, a number, a Chinese character."""


def _widths(rows: Sequence[Sequence[Cell]], *, is_even: bool = False) -> tuple[float, ...]:
    """Column widths that fill the page and make the table low.

    ``is_even`` makes all but the first column equally wide.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(map(_least, column)) for column in columns]
    if is_even:
        least[1:] = [max(least[1:], default=0)] * (len(least) - 1)
    spare = TEXT_WIDTH - sum(least)
    if spare <= 0:
        return tuple(width * TEXT_WIDTH / sum(least) for width in least)
    # By row and cell, how wide each line is when nothing is broken.
    unbroken = [
        [[width_of(line, cell.style) for line in cell.words.split("\n")] for cell in row]
        for row in rows
    ]
    groups = [[0], list(range(1, len(columns)))] if is_even else [[n] for n in range(len(columns))]
    height = partial(_height, unbroken)
    widths = list(least)
    for _ in range(int(spare / _STEP)):
        wider = min((_wider(widths, group) for group in groups), key=height)
        if height(wider) == height(widths):
            break
        widths = wider
    rest = (TEXT_WIDTH - sum(widths)) / len(widths)
    return tuple(width + rest for width in widths)


def _wider(widths: Sequence[float], group: Sequence[int]) -> list[float]:
    return [
        width + (_STEP / len(group) if position in group else 0)
        for position, width in enumerate(widths)
    ]


def _height(
    unbroken: Sequence[Sequence[Sequence[float]]], widths: Sequence[float]
) -> tuple[float, float]:
    """How high the rows are in lines, as if a line could be broken anywhere; then all cells.

    Parts of lines count, for a column that is not yet wide enough to save one is nearer to it.
    """
    rooms = [width - 2 * CELL_SIDE for width in widths]
    rows = [
        [sum(max(1.0, line / room) for line in cell) for cell, room in zip(row, rooms, strict=True)]
        for row in unbroken
    ]
    return sum(map(max, rows)), sum(map(sum, rows))


def _least(cell: Cell) -> float:
    """The width of the longest part that is not broken, in points."""
    parts = [""]
    for line in cell.words.split("\n"):
        is_short = width_of(line, cell.style) <= _SHORT
        parts += [line] if is_short else _WHOLE.findall(line)
    return max(width_of(part, cell.style) for part in parts) + 2 * CELL_SIDE + 1
