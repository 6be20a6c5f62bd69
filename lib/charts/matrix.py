"""A matrix of cells with words in them: the form of the heat table and of the coverage view.

Every cell keeps its place whether or not something is stated. Where all columns do not fit the
width they are broken into several matrices, one below the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Cell:
    """One cell: its words, what kind of statement it is, and how deep its ground is (0 to 2)."""

    words: str
    kind: CellKind
    shade: int = 0
    facts: tuple[str, ...] = ()
    hover: str = ""


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
    points: list[tuple[float, float, Cell]] = field(default_factory=list)


def matrix_chart(
    headings: Sequence[str], rows: Sequence[MatrixRow], words: Words, size: Size
) -> go.Figure:
    """Draw rows by columns. Positions are pixels; ``x`` stretches with the reader's window."""
    text = size.text
    usable = size.width - 2 * size.edge
    longest = max(
        (text_width(row.name, text * 0.92) for row in rows if not row.is_header), default=0
    )
    names = min(longest + text, usable * (0.34 if size.has_columns else 0.36))
    least = (
        max(
            [text * 2.6]
            + [
                text_width(line, text * 0.86)
                for row in rows
                for cell in row.cells
                for line in cell.words.split("\n")
            ]
        )
        + text * 0.7
    )
    at_once = max(1, min(len(headings), int((usable - names) // min(least, usable - names))))
    drawing = _Drawing()
    y = 0.0
    for start in range(0, len(headings), at_once):
        chosen = slice(start, start + at_once)
        y = _draw_part(drawing, headings[chosen], rows, chosen, (names, usable), size, y)
        y += text
    layout = {
        "shapes": drawing.shapes,
        "annotations": drawing.notes,
        "xaxis": {"range": [0, usable], "visible": False, "fixedrange": True},
        "yaxis": {"range": [y, 0], "visible": False, "fixedrange": True},
    }
    return compose([_clickable(drawing, text)], layout, words, size, y)


def _draw_part(
    drawing: _Drawing,
    headings: Sequence[str],
    rows: Sequence[MatrixRow],
    chosen: slice,
    room: tuple[float, float],
    size: Size,
    y: float,
) -> float:
    """Draw the columns ``chosen``; returns where the next part begins."""
    text, (names, usable) = size.text, room
    width = (usable - names) / len(headings)
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
        deep = max([len(lines)] + [cell.words.count("\n") + 1 for cell in cells])
        high = deep * text * 1.25 + text * 0.55
        drawing.notes.append(
            label(rich(lines), x=0, y=y + high / 2, size=text * 0.92, yanchor="middle")
        )
        for position, cell in enumerate(cells):
            _draw_cell(drawing, cell, (names + width * position, y, width, high), text)
        y += high
    return y


def _draw_cell(
    drawing: _Drawing, cell: Cell, place: tuple[float, float, float, float], text: float
) -> None:
    x, y, width, high = place
    ground = {
        "stated": (PAPER, *TINTS, LEVEL_COLOURS["municipal"])[min(cell.shade, 3)],
        "zero": PAPER,
        "no_figure": PAPER,
        "not_applicable": WASH,
        "not_stated": PAPER,
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
    colour = FAINT if cell.kind in {"not_stated", "not_applicable"} else INK
    drawing.notes.append(
        label(
            rich(cell.words.split("\n")),
            x=x + width / 2,
            y=y + high / 2,
            size=text * 0.86,
            colour=colour,
            xanchor="center",
            yanchor="middle",
            align="center",
        )
    )
    if cell.facts:
        drawing.points.append((x + width / 2, y + high / 2, cell))


def _clickable(drawing: _Drawing, text: float) -> dict[str, Any]:
    """Invisible marks over the cells that have facts, so that they can be clicked."""
    points = drawing.points or [(0.0, 0.0, Cell("", "not_stated"))]
    return {
        "type": "scatter",
        "x": [x for x, _, _ in points],
        "y": [y for _, y, _ in points],
        "mode": "markers",
        "marker": {"size": text * 2.4, "symbol": "square", "opacity": 0.01, "color": PAPER},
        "customdata": [list(cell.facts) for _, _, cell in points],
        "hovertext": [cell.hover for _, _, cell in points],
        "hoverinfo": "text" if any(cell.hover for _, _, cell in points) else "none",
    }
