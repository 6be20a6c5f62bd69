"""Rows of bars, ticks and dots in one or more columns: the form most charts here share.

Every mark stands on a line of its own with its figure written beside it, so nothing overlaps
whatever the data. Each column is a true linear scale from zero (or a log scale on demand), made
wide enough that the longest written figure still fits. Vertical positions are pixels from the
top of the plot area. Where columns do not fit the width they are stacked.

Of a chart that goes over several pictures each part draws some of the rows, but is measured by
all of them: its columns stand as in the whole, as wide, and equal figures are equally long.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from lib.charts.marks import (
    LABEL_SHARE,
    Drawing,
    Mark,
    draw_marks,
    label_room,
    marks_height,
    wrap_mark,
)
from lib.charts.scale import Axis, Scale, coordinate, log_ticks, origin, ticks
from lib.fonts.metrics import text_width, wrap
from lib.theme import (
    FAINT,
    LEVEL_COLOURS,
    MUTED,
    PAPER,
    RULE,
    Size,
    Words,
    compose,
    label,
    rich,
)


@dataclass(frozen=True)
class Row:
    """A row: its name, a smaller line below it, and for each column the marks it holds."""

    name: str
    cells: tuple[tuple[Mark, ...], ...] = ()
    detail: str = ""
    is_header: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its heading and the level whose colour marks it."""

    heading: str
    level: str = "unspecified"


# Told apart by identity: trying out where to cut a chart measures it once a size.
@dataclass(frozen=True, eq=False)
class Whole:
    """A chart with all its rows, of which a picture shows a part where ``is_cut``."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    is_scale_shared: bool = False
    is_log: bool = False
    is_cut: bool = False


@dataclass(frozen=True)
class Measures:
    """What all parts of a chart have alike: how columns stand, their widths, a scale for each.

    ``is_inline`` says that names stand beside their marks and not above them; ``rows`` are those
    of the whole with their figures broken into lines.
    """

    is_stacked: bool
    is_inline: bool
    names: float
    width: float
    rows: Sequence[Row]
    scales: Sequence[Scale]


def rows_chart(whole: Whole, rows: Sequence[Row], words: Words, size: Size) -> go.Figure:
    """Draw ``rows``, all or some of those of ``whole``; see the module. A composed figure."""
    drawing = Drawing()
    measures = measured(whole, size)
    rows = measures.rows if rows is whole.rows else _wrapped(rows, size, measures.width)
    draw_rows = _stacked if measures.is_stacked else _side_by_side
    height = draw_rows(drawing, whole.columns, rows, size, measures)
    layout = {
        "shapes": drawing.shapes,
        "annotations": drawing.notes,
        "bargap": 0,
        **drawing.axes,
    }
    return compose(drawing.traces, layout, words, size, height)


def _name_lines(row: Row, size: Size, width: float) -> tuple[list[str], list[str]]:
    """Name and detail, wrapped."""
    return (
        wrap(row.name, size.text, width, 700 if row.is_header else 400),
        wrap(row.detail, size.text * 0.82, width),
    )


def _name_height(row: Row, size: Size, width: float) -> float:
    name, detail = _name_lines(row, size, width)
    return len(name) * size.text * 1.4 + len(detail) * size.text * 0.82 * 1.4


def _draw_name(
    drawing: Drawing,
    row: Row,
    size: Size,
    width: float,
    y: float,
    axis: Axis,
    *,
    is_over_lines: bool = False,
) -> None:
    name, detail = _name_lines(row, size, width)
    if row.is_header or is_over_lines:
        _clear_ground(drawing, name, detail, size, y, axis, is_bold=row.is_header)
    place = {"xref": "paper", "yref": axis.y}
    drawing.notes.append(label(rich(name, bold=row.is_header), x=0, y=y, size=size.text, **place))
    if detail:
        drawing.notes.append(
            label(
                rich(detail),
                x=0,
                y=y + len(name) * size.text * 1.4,
                size=size.text * 0.82,
                colour=MUTED,
                **place,
            )
        )


def _clear_ground(
    drawing: Drawing,
    name: Sequence[str],
    detail: Sequence[str],
    size: Size,
    y: float,
    axis: Axis,
    *,
    is_bold: bool,
) -> None:
    """Paper behind words that stand across a scale's lines.

    In the axis's own coordinates, for only those shapes lie above its lines.
    """
    wide = max(
        [text_width(line, size.text, 700 if is_bold else 400) for line in name]
        + [text_width(line, size.text * 0.82) for line in detail]
    )
    over = wide + size.text * 0.3 - axis.domain[0] * (size.width - 2 * size.edge)
    if over <= 0:
        return
    low = origin(axis.scale)
    drawing.shapes.append(
        {
            "type": "rect",
            "xref": axis.x,
            "yref": axis.y,
            # A little more to the left, where the line of zero has half its width.
            "x0": axis.scale.shifted(low, -2),
            "x1": axis.scale.shifted(low, over),
            "y0": y,
            "y1": y + len(name) * size.text * 1.4 + len(detail) * size.text * 0.82 * 1.4,
            "fillcolor": PAPER,
            "line": {"width": 0},
            "layer": "below",
        }
    )


GAP = 1.4
"""Room between two columns, in text sizes."""


def _longest_name(rows: Sequence[Row], size: Size) -> float:
    return max((text_width(row.name, size.text) for row in rows if not row.is_header), default=0.0)


def _has_detail(rows: Sequence[Row]) -> bool:
    return any(row.detail for row in rows)


def _names_width(rows: Sequence[Row], size: Size, most: float) -> float:
    """Width of the names beside their marks, at most this share of the plot."""
    least = size.text * (11 if _has_detail(rows) else 3)
    wanted = max(_longest_name(rows, size), least) + size.text
    return min(wanted, (size.width - 2 * size.edge) * most)


def _widths(columns: Sequence[Column], rows: Sequence[Row], size: Size) -> tuple[float, float]:
    """Width of the names and of each column, side by side."""
    text, usable = size.text, size.width - 2 * size.edge
    names = _names_width(rows, size, 0.3)
    return names, (usable - names - text * GAP * (len(columns) - 1)) / len(columns)


def _fit_columns(whole: Whole, size: Size) -> bool:
    """Whether a column is wide enough for a mark and a figure in two lines.

    A chart that is cut has figures in more lines: a row of stacked columns takes the room of its
    name in each of them, and would go over more pictures.
    """
    _, width = _widths(whole.columns, whole.rows, size)
    longest = max(
        (label_room(mark, size) for row in whole.rows for cell in row.cells for mark in cell),
        default=0.0,
    )
    return width >= size.text * 12 and (whole.is_cut or longest <= width * 2 * LABEL_SHARE)


@lru_cache(maxsize=64)
def measured(whole: Whole, size: Size) -> Measures:
    """How a chart is drawn at a size."""
    columns, rows = whole.columns, whole.rows
    is_stacked = not (size.has_columns and _fit_columns(whole, size))
    is_inline = True
    if is_stacked:
        usable = size.width - 2 * size.edge
        is_short = _longest_name(rows, size) <= usable * 0.32 and not _has_detail(rows)
        is_inline = is_short or usable > size.text * 40
        names = _names_width(rows, size, 0.36) if is_inline else size.text * 0.6
        width = usable - names
    else:
        names, width = _widths(columns, rows, size)
    rows = _wrapped(rows, size, width)
    scales = _scales(columns, rows, width, size, whole.is_scale_shared, whole.is_log)
    return Measures(is_stacked, is_inline, names, width, rows, scales)


def _side_by_side(
    drawing: Drawing,
    columns: Sequence[Column],
    rows: Sequence[Row],
    size: Size,
    measures: Measures,
) -> float:
    """Names at the left, one column beside the other. Returns the height in pixels."""
    text = size.text
    usable = size.width - 2 * size.edge
    names, column_width = measures.names, measures.width
    gap = text * GAP

    head = text * 2.4
    tops, y = [], head
    for row in rows:
        if row.is_header:
            y += text * 0.5
        tops.append(y)
        tall = max((marks_height(cell, size) for cell in row.cells), default=0.0)
        room = usable if row.is_header else names - text * 0.6
        y += max(tall, _name_height(row, size, room) + text * 0.35)
    height = y + text * 1.6  # the scale's numbers stand in the last part

    axes = []
    for position, column in enumerate(columns):
        start = (names + position * (column_width + gap)) / usable
        end = (names + position * (column_width + gap) + column_width) / usable
        across = (start, min(end, 1.0))
        axis = Axis(position + 1, measures.scales[position], across, 0, height, height, y)
        axes.append(axis)
        _open_axis(drawing, axis, size, head * 0.82)
        _draw_heading(drawing, column, axis, size, 0.0)
        for row, top in zip(rows, tops, strict=True):
            if not row.is_header and position < len(row.cells):
                draw_marks(drawing, row.cells[position], axis, size, top)
    for row, top in zip(rows, tops, strict=True):
        room = usable if row.is_header else names - text * 0.6
        _draw_name(drawing, row, size, room, top + text * 0.1, axes[0])
        if row.is_header:
            drawing.shapes.append(_rule(top - text * 0.1, "y"))
    return height


def _stacked(
    drawing: Drawing,
    columns: Sequence[Column],
    rows: Sequence[Row],
    size: Size,
    measures: Measures,
) -> float:
    """One column below the other, each with the rows it has something for."""
    text = size.text
    usable = size.width - 2 * size.edge
    names, is_inline = measures.names, measures.is_inline
    room = names - text * 0.6 if is_inline else usable

    placed: list[tuple[int, float, float, list[tuple[Row, float]]]] = []
    y = 0.0
    for position, _ in enumerate(columns):
        kept = _rows_of_column(rows, position)
        if not kept:
            continue
        start = y
        y += text * 2.3
        tops = []
        for row in kept:
            if row.is_header:
                y += text * 0.4
                tops.append((row, y))
                y += _name_height(row, size, usable) + text * 0.3
                continue
            name = _name_height(row, size, room)
            marks = marks_height(row.cells[position], size)
            tops.append((row, y))
            y += max(name + text * 0.35, marks) if is_inline else name + marks + text * 0.5
        y += text * 1.6
        placed.append((position, start, y, tops))
        y += text * 0.9
    height = max(y, text * 3)
    for number, (position, start, end, tops) in enumerate(placed, 1):
        across = (names / usable, 1.0)
        floor = end - text * 1.6
        axis = Axis(number, measures.scales[position], across, start, end, height, floor)
        _open_axis(drawing, axis, size, start + text * 2.0)
        _draw_heading(drawing, columns[position], axis, size, start, at_paper_edge=True)
        for row, top in tops:
            wide = usable if row.is_header else room
            _draw_name(
                drawing, row, size, wide, top + text * 0.1, axis, is_over_lines=not is_inline
            )
            if row.is_header:
                continue
            above = 0.0 if is_inline else _name_height(row, size, room) + text * 0.15
            draw_marks(drawing, row.cells[position], axis, size, top + above)
    return height


def _wrapped(rows: Sequence[Row], size: Size, width: float) -> list[Row]:
    """Rows whose written figures are broken where one line would leave no room for the mark."""
    return [
        replace(row, cells=tuple(tuple(wrap_mark(m, size, width) for m in c) for c in row.cells))
        for row in rows
    ]


def _rows_of_column(rows: Sequence[Row], position: int) -> list[Row]:
    """The blocks that state something in a column, with the places that state nothing there."""
    blocks: list[list[Row]] = []
    for row in rows:
        if row.is_header or not blocks:
            blocks.append([])
        blocks[-1].append(row)
    kept: list[Row] = []
    for block in blocks:
        lines = [row for row in block if row.is_header or row.cells[position]]
        if any(mark.facts for row in lines if row.cells for mark in row.cells[position]):
            kept += lines
    return kept


def _scales(
    columns: Sequence[Column],
    rows: Sequence[Row],
    width: float,
    size: Size,
    is_shared: bool,
    is_log: bool,
) -> list[Scale]:
    """A scale for each column on which the longest written figure still fits ``width``."""
    marks = [
        [mark for row in rows if position < len(row.cells) for mark in row.cells[position]]
        for position in range(len(columns))
    ]
    if is_shared:
        scale = _scale([mark for column in marks for mark in column], width, size, is_log)
        return [scale] * len(columns)
    return [_scale(column, width, size, is_log) for column in marks]


def _scale(marks: Sequence[Mark], width: float, size: Size, is_log: bool) -> Scale:
    drawn = [mark for mark in marks if mark.kind in {"bar", "tick", "dot"}]
    ends = [(max(mark.value, mark.upper or 0.0), mark) for mark in drawn]
    positive = [end for end, _ in ends if end > 0]
    if not positive:
        return Scale(lambda value: value, width, 1.0, 0.0, (), False)
    start = math.floor(math.log10(min(positive)) * 2) / 2 - 0.25 if is_log else 0.0

    def place(value: float) -> float:
        return math.log10(value) - start if is_log else value

    pixels = min(
        max(width - label_room(mark, size), width * 0.12) / place(end)
        for end, mark in ends
        if end > 0
    )
    top = max(positive)
    if is_log:
        chosen = log_ticks(10**start, top, place, pixels, size)
    else:
        chosen = ticks(top, place(top) * pixels, size)
    return Scale(place, pixels, width / pixels, start, chosen, is_log)


def _open_axis(drawing: Drawing, axis: Axis, size: Size, top: float) -> None:
    scale = axis.scale
    low, high = (scale.start, scale.start + scale.end) if scale.is_log else (0.0, scale.end)
    suffix = str(axis.number) if axis.number > 1 else ""
    drawing.axes[f"xaxis{suffix}"] = {
        "type": "log" if scale.is_log else "linear",
        "range": [low, high],
        "domain": list(axis.domain),
        "anchor": axis.y,
        "visible": False,
        "fixedrange": True,
    }
    drawing.axes[f"yaxis{suffix}"] = {
        "range": [axis.bottom, axis.top],
        "domain": [1 - axis.bottom / axis.height, 1 - axis.top / axis.height],
        "anchor": axis.x,
        "visible": False,
        "fixedrange": True,
    }
    if not scale.ticks and not any(note.get("yref") == axis.y for note in drawing.notes):
        # An axis without a trace is not drawn, and with it the texts that refer to it.
        drawing.traces.append(
            {
                "type": "scatter",
                "x": [high],
                "y": [axis.top],
                "xaxis": axis.x,
                "yaxis": axis.y,
                "opacity": 0,
                "hoverinfo": "skip",
            }
        )
    for tick in scale.ticks:
        drawing.shapes.append(
            {
                "type": "line",
                "xref": axis.x,
                "yref": axis.y,
                "x0": tick,
                "x1": tick,
                "y0": top,
                "y1": axis.floor + size.text * 0.2,
                "line": {"color": MUTED if tick == 0 else RULE, "width": 1},
                "layer": "below",
            }
        )
        drawing.notes.append(
            label(
                f"{tick:,.0f}",
                x=coordinate(tick, scale),
                y=axis.floor + size.text * 0.3,
                size=size.text * 0.78,
                colour=FAINT,
                xref=axis.x,
                yref=axis.y,
                xanchor="center",
            )
        )


def _draw_heading(
    drawing: Drawing,
    column: Column,
    axis: Axis,
    size: Size,
    top: float,
    *,
    at_paper_edge: bool = False,
) -> None:
    text = size.text
    across = "paper" if at_paper_edge else f"{axis.x} domain"
    drawing.notes.append(
        label(
            rich([column.heading], bold=True),
            x=0,
            y=top,
            size=text,
            xref=across,
            yref=axis.y,
        )
    )
    drawing.shapes.append(
        {
            "type": "line",
            "xref": across,
            "yref": axis.y,
            "x0": 0,
            "x1": 1,
            "y0": top + text * 1.65,
            "y1": top + text * 1.65,
            "line": {"color": LEVEL_COLOURS[column.level], "width": max(2, text / 7)},
        }
    )


def _rule(y: float, axis: str) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "yref": axis,
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": RULE, "width": 1},
        "layer": "below",
    }
