"""A matrix of cells with words in them: heat table, coverage, policy instruments.

Every cell keeps its place whether or not something is stated. Where all columns do not fit the
width they are broken into several matrices, one below the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

import plotly.graph_objects as go

from lib.fonts.metrics import text_width, wrap
from lib.theme import (
    FAINT,
    INK,
    LEVEL_COLOURS,
    MUTED,
    PAPER,
    RULE,
    TINTS,
    WASH,
    Size,
    Words,
    compose,
    label,
    rich,
)

CellKind = Literal["stated", "zero", "no_figure", "not_applicable", "not_stated"]
Scale = Literal["amount", "strength"]

GROUNDS: Mapping[Scale, Sequence[tuple[str, str]]] = {
    "amount": tuple((ground, INK) for ground in (PAPER, *TINTS, LEVEL_COLOURS["municipal"])),
    "strength": (
        (TINTS[0], INK),
        (LEVEL_COLOURS["county"], INK),
        (LEVEL_COLOURS["provincial"], PAPER),
        (LEVEL_COLOURS["national"], PAPER),
    ),
}
"""The ground of a stated cell and the colour of its words, by shade from light to dark."""


@dataclass(frozen=True)
class Cell:
    """One cell: its words, what kind of statement it is, and how deep its ground is (0 to 3).

    ``detail`` stands behind the words, or below them where columns are narrow. ``hover`` is plain
    text, its lines separated by ``<br>``.
    """

    words: str
    kind: CellKind
    shade: int = 0
    facts: tuple[str, ...] = ()
    hover: str = ""
    detail: str = ""
    scale: Scale = "amount"

    def lines(self, *, is_stacked: bool) -> list[str]:
        """The words as they are written, line by line."""
        lines = self.words.split("\n")
        if not self.detail:
            return lines
        if is_stacked:
            return [*lines, self.detail]
        return [*lines[:-1], f"{lines[-1]} {self.detail}"]


@dataclass(frozen=True)
class MatrixRow:
    """A row with one cell a column; a header has none."""

    name: str
    cells: tuple[Cell, ...] = ()
    is_header: bool = False


@dataclass
class _Drawing:
    shapes: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    points: list[tuple[float, float, float, float, Cell]] = field(default_factory=list)


@dataclass(frozen=True)
class _Room:
    """Widths in pixels of the names and of the whole, and whether details stand below words."""

    names: float
    usable: float
    is_stacked: bool


def matrix_chart(
    headings: Sequence[str],
    rows: Sequence[MatrixRow],
    words: Words,
    size: Size,
    column_groups: Sequence[str] = (),
) -> go.Figure:
    """Draw rows by columns. Positions are pixels; ``x`` stretches with the reader's window.

    ``column_groups`` names the group of each column, which stands above its columns; where not
    all columns fit, they are first broken between groups.
    """
    text = size.text
    usable = size.width - 2 * size.edge
    longest = max(
        (text_width(row.name, text * 0.92) for row in rows if not row.is_header), default=0
    )
    names = min(longest + text, usable * (0.34 if size.has_columns else 0.36))
    room = _Room(names, usable, is_stacked=False)
    at_once = _columns_at_once(rows, room, text)
    if at_once < len(headings):
        room = _Room(names, usable, is_stacked=True)
        at_once = _columns_at_once(rows, room, text)
    groups = column_groups or [""] * len(headings)
    drawing = _Drawing()
    y = 0.0
    for chosen in _parts(groups, at_once):
        y = _draw_groups(drawing, groups[chosen], room, size, y)
        y = _draw_part(drawing, headings[chosen], rows, chosen, room, size, y)
        y += text
    layout = {
        "barmode": "overlay",
        "shapes": drawing.shapes,
        "annotations": drawing.notes,
        "xaxis": {"range": [0, usable], "visible": False, "fixedrange": True},
        "yaxis": {"range": [y, 0], "visible": False, "fixedrange": True},
    }
    return compose([_clickable(drawing, size)], layout, words, size, y)


def _columns_at_once(rows: Sequence[MatrixRow], room: _Room, text: float) -> int:
    """How many columns fit beside the names, each wide enough for the longest line of a cell."""
    lines = [
        line
        for row in rows
        for cell in row.cells
        for line in cell.lines(is_stacked=room.is_stacked)
    ]
    least = max([text * 2.6] + [text_width(line, text * 0.86) for line in lines]) + text * 0.7
    free = room.usable - room.names
    return max(1, int(free // min(least, free)))


def _parts(groups: Sequence[str], at_once: int) -> list[slice]:
    """The columns of each matrix: all in one where they fit, else no group beside another."""
    runs = [len(list(run)) for _, run in groupby(groups)]
    if len(groups) <= at_once:
        runs = [len(groups)]
    parts, start = [], 0
    for run in runs:
        parts += [
            slice(first, min(first + at_once, start + run))
            for first in range(start, start + run, at_once)
        ]
        start += run
    return parts


def _draw_groups(
    drawing: _Drawing, groups: Sequence[str], room: _Room, size: Size, y: float
) -> float:
    """Draw the names of groups, each above a line over its columns; returns where they end."""
    if not any(groups):
        return y
    text = size.text
    width = (room.usable - room.names) / len(groups)
    runs = [(name, len(list(run))) for name, run in groupby(groups)]
    wrapped = [wrap(name, text * 0.86, width * n - 4) for name, n in runs]
    tall = max(len(lines) for lines in wrapped) * text * 1.25
    left = room.names
    for (_, n), lines in zip(runs, wrapped, strict=True):
        drawing.notes.append(
            label(
                rich(lines),
                x=left + width * n / 2,
                y=y + tall,
                size=text * 0.86,
                colour=MUTED,
                xanchor="center",
                yanchor="bottom",
                align="center",
            )
        )
        drawing.shapes.append(
            {
                "type": "line",
                "x0": left + text * 0.25,
                "x1": left + width * n - text * 0.25,
                "y0": y + tall + text * 0.25,
                "y1": y + tall + text * 0.25,
                "line": {"color": MUTED, "width": 1},
            }
        )
        left += width * n
    return y + tall + text * 0.5


def _draw_part(
    drawing: _Drawing,
    headings: Sequence[str],
    rows: Sequence[MatrixRow],
    chosen: slice,
    room: _Room,
    size: Size,
    y: float,
) -> float:
    """Draw the columns ``chosen``; returns where the next part begins."""
    text, names = size.text, room.names
    width = (room.usable - names) / len(headings)
    titles = [wrap(heading, text * 0.92, width - 4, 700) for heading in headings]
    tall = max(len(title) for title in titles) * text * 1.3
    for position, title in enumerate(titles):
        drawing.notes.append(
            label(
                rich(title, bold=True),
                x=names + width * (position + 0.5),
                y=y + tall,
                size=text * 0.92,
                xanchor="center",
                yanchor="bottom",
                align="center",
            )
        )
    y += tall + text * 0.5
    for row in rows:
        if row.is_header:
            y += text * 0.5
            drawing.notes.append(
                label(rich([row.name], bold=True), x=0, y=y, size=text * 0.92, colour=MUTED)
            )
            y += text * 1.6
            continue
        lines = wrap(row.name, text * 0.92, names - text * 0.5)
        cells = row.cells[chosen]
        written = [cell.lines(is_stacked=room.is_stacked) for cell in cells]
        deep = max([len(lines)] + [len(told) for told in written])
        high = deep * text * 1.25 + text * 0.55
        drawing.notes.append(
            label(rich(lines), x=0, y=y + high / 2, size=text * 0.92, yanchor="middle")
        )
        for position, (cell, told) in enumerate(zip(cells, written, strict=True)):
            place = (names + width * position, y, width, high)
            _draw_cell(drawing, cell, told, place, text)
        y += high
    return y


def _draw_cell(
    drawing: _Drawing,
    cell: Cell,
    lines: Sequence[str],
    place: tuple[float, float, float, float],
    text: float,
) -> None:
    x, y, width, high = place
    ground, colour = {
        "stated": GROUNDS[cell.scale][cell.shade],
        "zero": (PAPER, INK),
        "no_figure": (PAPER, INK),
        "not_applicable": (WASH, FAINT),
        "not_stated": (PAPER, FAINT),
    }[cell.kind]
    drawing.shapes.append(
        {
            "type": "rect",
            "x0": x + 1,
            "x1": x + width - 1,
            "y0": y + 1,
            "y1": y + high - 1,
            "fillcolor": ground,
            "line": {
                "color": LEVEL_COLOURS["provincial"]
                if cell.kind in {"zero", "no_figure"}
                else RULE,
                "width": 1,
                "dash": {"no_figure": "dot", "not_applicable": "dash"}.get(cell.kind, "solid"),
            },
            "layer": "below",
        }
    )
    drawing.notes.append(
        label(
            rich(lines),
            x=x + width / 2,
            y=y + high / 2,
            size=text * 0.86,
            colour=colour,
            xanchor="center",
            yanchor="middle",
            align="center",
        )
    )
    if cell.facts or cell.hover:
        drawing.points.append((x, y + high / 2, width, high, cell))


def _clickable(drawing: _Drawing, size: Size) -> dict[str, Any]:
    """Invisible marks over cells with facts or a hover; those with facts can be clicked."""
    points = drawing.points or [(0.0, 0.0, 0.0, 0.0, Cell("", "not_stated"))]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [x for x, _, _, _, _ in points],
        "x": [width for _, _, width, _, _ in points],
        "y": [y for _, y, _, _, _ in points],
        "width": [high for _, _, _, high, _ in points],
        "marker": {"opacity": 0.01, "color": PAPER, "line": {"width": 0}},
        "customdata": [list(cell.facts) for *_, cell in points],
        "hovertext": [_hover(cell, size) for *_, cell in points],
        "hoverinfo": "text" if any(cell.hover for *_, cell in points) else "none",
    }


def _hover(cell: Cell, size: Size) -> str:
    """The words of a hover as markup; Plotly does not wrap them."""
    width = min(size.text * 26, size.width * 0.75)
    lines: list[str] = []
    for line in cell.hover.split("<br>"):
        # No character is wider than the text is high; short lines need no measuring.
        is_short = len(line) * size.text <= width
        lines += [line] if is_short else wrap(line, size.text, width)
    return rich(lines)
