"""A matrix as native tables: which rows and columns stand on which slide, and how cells look.

The kinds of nothing look different: a zero has a firm edge and firm words, what is stated without
a figure a dotted edge, what does not apply a grey ground, what is not stated pale words alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lib.charts.forms import MatrixForm
from lib.charts.matrix import GROUNDS, MatrixRow
from lib.charts.matrix import Cell as MatrixCell
from lib.exports.slides import table
from lib.exports.slides.geometry import Box
from lib.exports.slides.style import Style, wide, widest
from lib.exports.slides.table import PAD_X, Cell, Edge, Side
from lib.theme import FAINT, INK, LEVEL_COLOURS, MUTED, PAPER, RULE, WASH
from lib.wording import Lang, text

SIZES = (16, 15, 14, 13, 12)
"""Sizes of the words: the largest that takes no more slides than the smallest."""

LEAST_COLUMN = 62.0
SHORT = 10
"""Characters of a line that is never broken: a figure with its year."""

NAMES = (0.34, 0.42, 0.27)
"""Most of the width for the names of rows: the first unless another one takes fewer slides."""


@dataclass(frozen=True)
class Part:
    """The table of one slide: widths of its columns, its rows of cells, and their facts.

    ``columns`` and ``body`` are the columns and rows of the form that it shows.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    facts: tuple[str, ...]
    columns: slice
    body: tuple[MatrixRow, ...]


def parts(form: MatrixForm, area: Box, lang: Lang) -> list[Part]:
    """The tables that a matrix takes, each within ``area``, with its headings on every slide.

    A part in which nothing is stated is left out where another one has room to say so.
    """
    smallest = _parts(form, area, lang, SIZES[-1])
    found = smallest
    for size in SIZES:
        found = _parts(form, area, lang, size)
        if len(found) <= len(smallest):
            break
    return _without_silent(form, found, area.height, lang)


def _without_silent(
    form: MatrixForm, found: Sequence[Part], height: float, lang: Lang
) -> list[Part]:
    """The parts that state something; a line below the next of them names what is left out.

    A part stays where no other has room for that line, or where it says more than nothing stated
    and nothing applicable.
    """
    kept: list[Part | None] = list(found)
    for at, part in enumerate(found):
        kinds = {cell.kind for row in part.body for cell in row.cells}
        if part.facts or not kinds <= {"not_stated", "not_applicable"}:
            continue
        words = text(
            "slides_silent",
            lang,
            columns=text("join", lang).join(_columns_named(form, part.columns, lang)),
            rows=text("join_sentence", lang).join(row.name for row in part.body if row.cells),
        )
        for near in sorted(range(len(found)), key=lambda other: abs(other - at)):
            other = kept[near]
            if near == at or other is None or not found[near].facts:
                continue
            style = Style(SIZES[-1], MUTED)
            line = (Cell(words, style, span=len(other.widths)),)
            rows = (*other.rows, line)
            if sum(table.row_height(row, other.widths) for row in rows) <= height:
                kept[near] = replace(other, rows=rows)
                kept[at] = None
                break
    return [part for part in kept if part]


def _columns_named(form: MatrixForm, chosen: slice, lang: Lang) -> list[str]:
    """Columns by their headings, with the group's name where a heading is in several groups."""
    groups = form.column_groups or [""] * len(form.headings)
    several = len(set(form.headings)) < len(form.headings)
    return [
        text("phrase", lang, one=group, two=heading) if several and group else heading
        for group, heading in zip(groups[chosen], form.headings[chosen], strict=True)
    ]


def _parts(form: MatrixForm, area: Box, lang: Lang, size: float) -> list[Part]:
    """Cells of two lines, or of three, and names of less width where that takes fewer slides."""
    return min(
        (_broken(form, area, lang, size, n, share) for share in NAMES for n in (2, 3)), key=len
    )


def _broken(
    form: MatrixForm, area: Box, lang: Lang, size: float, n: int, share: float
) -> list[Part]:
    body = Style(size, INK)
    named = [row.name for row in form.rows if not row.is_header]
    longest = max((wide(name, body) for name in named), default=0.0)
    unbroken = max((widest(name, body) for name in named), default=0.0) + 2 * PAD_X
    names = min(longest + 2 * PAD_X + 2, max(area.width * share, unbroken))
    found = []
    for chosen in _columns(form, area.width - names, body, n):
        width = min((area.width - names) / len(form.headings[chosen]), 190.0)
        widths = (names, *([width] * len(form.headings[chosen])))
        found += _of_columns(form, chosen, widths, area.height, lang, size)
    return found


def _columns(form: MatrixForm, room: float, body: Style, n_lines: int) -> list[slice]:
    """The columns of each slide: on as few as need be, no column alone, groups kept together.

    Where groups have to be broken, columns are shared out as evenly as they go.
    """
    told = [line for row in form.rows for cell in row.cells for line in cell.words.split("\n")]
    bold = replace(body, is_bold=True)
    least = max(
        [
            LEAST_COLUMN,
            *(
                wide(line, body) / (n_lines if len(line) > SHORT else 1) + 2 * PAD_X + 6
                for line in told
            ),
            *(widest(line, body) + 2 * PAD_X for line in told),
            *(widest(line, bold) + 2 * PAD_X for line in form.headings),
            *(
                (widest(name, bold) + 2 * PAD_X) / len(list(same))
                for name, same in groupby(form.column_groups)
            ),
        ]
    )
    most = max(1, int(room // least))
    n = len(form.headings)
    groups = form.column_groups or [""] * n
    # The best way to share out the columns up to each one, and its cost.
    best: list[tuple[tuple[float, ...], list[slice]]] = [((0.0,) * 4, [])]
    for end in range(1, n + 1):
        ways = []
        for start in range(max(0, end - most), end):
            cost, before = best[start]
            is_cut = start > 0 and groups[start - 1] == groups[start] != ""
            added = (1.0, float(end - start == 1 < n), float(is_cut), float((end - start) ** 2))
            total = tuple(one + more for one, more in zip(cost, added, strict=True))
            ways.append((total, [*before, slice(start, end)]))
        best.append(min(ways, key=lambda way: way[0]))
    return best[n][1]


def _of_columns(
    form: MatrixForm,
    chosen: slice,
    widths: Sequence[float],
    height: float,
    lang: Lang,
    size: float,
) -> list[Part]:
    head = _head(form, chosen, size)
    used = sum(table.row_height(row, widths) for row in head)
    rows = [replace(row, cells=tuple(row.cells[chosen])) for row in form.rows]
    heights = [table.row_height(_row(row, len(widths), size), widths) for row in rows]
    pages = _balanced(rows, heights, height - used, lang)
    return [
        Part(
            tuple(widths),
            (*head, *_edged([_row(row, len(widths), size) for row in page], page)),
            tuple(dict.fromkeys(name for row in page for cell in row.cells for name in cell.facts)),
            chosen,
            tuple(page),
        )
        for page in pages
    ]


def _head(form: MatrixForm, chosen: slice, size: float) -> list[tuple[Cell, ...]]:
    """The names of groups, where there are any, and the headings."""
    rule: dict[Side, Edge] = {"B": Edge(INK, 1.5)}
    head, group = Style(size, INK, is_bold=True), Style(size, MUTED, is_bold=True)
    rows: list[tuple[Cell, ...]] = []
    if any(form.column_groups):
        cells = [Cell("", group)]
        for name, same in groupby(form.column_groups[chosen]):
            n = len(list(same))
            cells.append(Cell(name, group, align="ctr", span=n))
        rows.append(tuple(cells))
    heads = [Cell(words, head, align="ctr", edges=rule) for words in form.headings[chosen]]
    rows.append((Cell("", head, edges=rule), *heads))
    return rows


def _row(row: MatrixRow, n: int, size: float) -> tuple[Cell, ...]:
    if row.is_header:
        return (Cell(row.name, Style(size, MUTED, is_bold=True), ground=WASH, span=n),)
    return (
        Cell(row.name, Style(size, INK), edges={"B": Edge()}),
        *(_cell(cell, size) for cell in row.cells),
    )


def _cell(cell: MatrixCell, size: float) -> Cell:
    lines = cell.lines(is_stacked=False)
    ground, colour = {
        "stated": GROUNDS[cell.scale][cell.shade],
        "zero": (PAPER, INK),
        "no_figure": (PAPER, MUTED),
        "not_applicable": (WASH, FAINT),
        "not_stated": (PAPER, FAINT),
    }[cell.kind]
    style = Style(size, colour, is_bold=cell.kind == "zero")
    shown = "" if ground == PAPER else ground
    return Cell("\n".join(lines), style, shown, "ctr", {"B": Edge()})


_FIRM = {
    "zero": Edge(LEVEL_COLOURS["provincial"], 1.5),
    "no_figure": Edge(LEVEL_COLOURS["provincial"], 1.5, "sysDot"),
}


def _edged(cells: Sequence[tuple[Cell, ...]], rows: Sequence[MatrixRow]) -> list[tuple[Cell, ...]]:
    """Edges around zeros and figures not given; neighbours share a line and have to agree on it."""
    edges: dict[tuple[int, int], dict[Side, Edge]] = {}
    for at, row in enumerate(rows):
        for column, cell in enumerate(row.cells, start=1):
            firm = _FIRM.get(cell.kind)
            if not firm:
                # White lines set shaded cells apart, a grey one the rest.
                line = Edge(PAPER if cell.kind == "stated" and cell.shade else RULE)
                edges.setdefault((at, column), {}).setdefault("B", line)
                continue
            for side in table.SIDES:
                edges.setdefault((at, column), {})[side] = firm
            beside: dict[Side, tuple[int, int]] = {
                "R": (at, column - 1), "L": (at, column + 1),
                "B": (at - 1, column), "T": (at + 1, column),
            }  # fmt: skip
            for side, place in beside.items():
                edges.setdefault(place, {})[side] = firm
    return [
        tuple(
            replace(cell, edges={**cell.edges, **edges.get((at, column), {})})
            if cell.span == 1
            else cell
            for column, cell in enumerate(row)
        )
        for at, row in enumerate(cells)
    ]


def _balanced(
    rows: Sequence[MatrixRow], heights: Sequence[float], room: float, lang: Lang
) -> list[list[MatrixRow]]:
    """As few slides as need be, about equally full."""
    fewest = len(_pages(rows, heights, room, lang))
    for share in range(10, 20):
        found = _pages(rows, heights, room * share / 20, lang)
        if len(found) == fewest:
            return found
    return _pages(rows, heights, room, lang)


def _pages(
    rows: Sequence[MatrixRow], heights: Sequence[float], room: float, lang: Lang
) -> list[list[MatrixRow]]:
    """Rows shared out over slides; a group that goes on has its name again."""
    pages: list[list[MatrixRow]] = [[]]
    left = room
    header: tuple[MatrixRow, float] | None = None
    for at, (row, tall) in enumerate(zip(rows, heights, strict=True)):
        # A heading never stands alone at the foot.
        needed = tall + (heights[at + 1] if row.is_header and at + 1 < len(rows) else 0)
        if pages[-1] and needed > left:
            pages.append([])
            left = room
            if header and not row.is_header:
                name = text("slides_continued", lang, name=header[0].name)
                pages[-1].append(replace(header[0], name=name))
                left -= header[1]
        if row.is_header:
            header = row, tall
        pages[-1].append(row)
        left -= tall
    return pages
