"""Rows of bars, ticks and dots in one or more columns: the form most charts here share.

Every mark stands on a line of its own with its figure written beside it, so nothing overlaps
whatever the data. Each column is a true linear scale from zero (or a log scale on demand), made
wide enough that the longest written figure still fits. Vertical positions are pixels from the
top of the plot area. Where columns do not fit the width they are stacked.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import plotly.graph_objects as go

from lib.fonts.metrics import text_width, wrap
from lib.theme import (
    FAINT,
    INK,
    LEVEL_COLOURS,
    LEVEL_SYMBOLS,
    MUTED,
    PAPER,
    RULE,
    TARGET,
    Size,
    Words,
    compose,
    label,
    rich,
)

MarkKind = Literal["bar", "tick", "dot", "zero", "word"]


@dataclass(frozen=True)
class Mark:
    """One fact drawn on one line.

    ``value`` and ``upper`` are on the column's scale (a number of platforms, or the unit the
    column names). ``zero`` draws a stated zero, ``word`` only the label: the kinds of nothing.
    """

    kind: MarkKind
    label: str
    value: float = 0.0
    upper: float | None = None
    bound: str = "exact"
    level: str = "unspecified"
    is_hollow: bool = False
    facts: tuple[str, ...] = ()
    hover: str = ""


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


@dataclass
class _Drawing:
    """What is gathered while rows are placed."""

    traces: list[Any] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    axes: dict[str, Any] = field(default_factory=dict)


def rows_chart(
    columns: Sequence[Column],
    rows: Sequence[Row],
    words: Words,
    size: Size,
    *,
    is_scale_shared: bool = False,
    is_log: bool = False,
) -> go.Figure:
    """Draw ``rows`` by ``columns``; see the module. Returns a composed figure."""
    drawing = _Drawing()
    if size.has_columns and _fit_columns(columns, rows, size):
        height = _side_by_side(drawing, columns, rows, size, is_scale_shared, is_log)
    else:
        height = _stacked(drawing, columns, rows, size, is_scale_shared, is_log)
    layout = {
        "shapes": drawing.shapes,
        "annotations": drawing.notes,
        "bargap": 0,
        **drawing.axes,
    }
    return compose(drawing.traces, layout, words, size, height)


LABEL = 0.92
"""Size of a written figure, in text sizes."""


def _mark_height(mark: Mark, size: Size) -> float:
    """Height of the line or lines that a mark stands on."""
    return max(1.75, 0.5 + LABEL * 1.35 * (mark.label.count("\n") + 1)) * size.text


def _marks_height(marks: Sequence[Mark], size: Size) -> float:
    return sum(_mark_height(mark, size) for mark in marks)


def _wrapped(rows: Sequence[Row], size: Size, width: float) -> list[Row]:
    """Rows whose written figures are broken where one line would leave no room for the mark."""
    return [
        replace(row, cells=tuple(tuple(_wrap_mark(m, size, width) for m in c) for c in row.cells))
        for row in rows
    ]


def _wrap_mark(mark: Mark, size: Size, width: float) -> Mark:
    beside = _label_room(replace(mark, label=""), size)
    if _label_room(mark, size) <= width * 0.8:
        return mark
    lines = wrap(mark.label, size.text * LABEL, max(width * 0.8 - beside, size.text * 5))
    return replace(mark, label="\n".join(lines))


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
    drawing: _Drawing,
    row: Row,
    size: Size,
    width: float,
    y: float,
    axis: str,
    *,
    is_over_lines: bool = False,
) -> None:
    name, detail = _name_lines(row, size, width)
    place: dict[str, Any] = {
        "xref": "paper",
        "yref": axis,
        # The scale's lines pass behind words that stand across them, not through them.
        "bgcolor": PAPER if row.is_header or is_over_lines else None,
    }
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


GAP = 1.4
"""Room between two columns, in text sizes."""


def _widths(columns: Sequence[Column], rows: Sequence[Row], size: Size) -> tuple[float, float]:
    """Width of the names and of each column, side by side."""
    text, usable = size.text, size.width - 2 * size.edge
    longest = max((text_width(row.name, text) for row in rows if not row.is_header), default=0.0)
    has_detail = any(row.detail for row in rows)
    names = min(max(longest, text * (11 if has_detail else 3)) + text, usable * 0.3)
    return names, (usable - names - text * GAP * (len(columns) - 1)) / len(columns)


def _fit_columns(columns: Sequence[Column], rows: Sequence[Row], size: Size) -> bool:
    """Whether every written figure fits its column with some room left for the mark."""
    _, width = _widths(columns, rows, size)
    longest = max(
        (_label_room(mark, size) for row in rows for cell in row.cells for mark in cell),
        default=0.0,
    )
    return longest <= width * 0.94


def _side_by_side(
    drawing: _Drawing,
    columns: Sequence[Column],
    rows: Sequence[Row],
    size: Size,
    is_scale_shared: bool,
    is_log: bool,
) -> float:
    """Names at the left, one column beside the other. Returns the height in pixels."""
    text = size.text
    usable = size.width - 2 * size.edge
    names, column_width = _widths(columns, rows, size)
    gap = text * GAP

    head = text * 2.4
    tops, y = [], head
    for row in rows:
        if row.is_header:
            y += text * 0.5
        tops.append(y)
        tall = max((_marks_height(cell, size) for cell in row.cells), default=0.0)
        room = usable if row.is_header else names - text * 0.6
        y += max(tall, _name_height(row, size, room) + text * 0.35)
    height = y + text * 1.6  # the scale's numbers stand in the last part

    scales = _scales(columns, rows, column_width, size, is_scale_shared, is_log)
    for position, column in enumerate(columns):
        start = (names + position * (column_width + gap)) / usable
        end = (names + position * (column_width + gap) + column_width) / usable
        axis = _Axis(position + 1, scales[position], (start, min(end, 1.0)), height, y)
        _open_axis(drawing, axis, size, head * 0.82)
        _draw_heading(drawing, column, axis, size, 0.0)
        for row, top in zip(rows, tops, strict=True):
            if not row.is_header and position < len(row.cells):
                _draw_marks(drawing, row.cells[position], axis, size, top)
    for row, top in zip(rows, tops, strict=True):
        room = usable if row.is_header else names - text * 0.6
        _draw_name(drawing, row, size, room, top + text * 0.1, "y")
        if row.is_header:
            drawing.shapes.append(_rule(top - text * 0.1, "y"))
    return height


def _stacked(
    drawing: _Drawing,
    columns: Sequence[Column],
    rows: Sequence[Row],
    size: Size,
    is_scale_shared: bool,
    is_log: bool,
) -> float:
    """One column below the other, each with the rows it has something for."""
    text = size.text
    usable = size.width - 2 * size.edge
    longest = max((text_width(row.name, text) for row in rows if not row.is_header), default=0.0)
    has_detail = any(row.detail for row in rows)
    is_wide = usable > text * 40
    is_inline = is_wide or (longest <= usable * 0.32 and not has_detail)
    names = text * 0.6
    if is_inline:
        names = min(max(longest, text * (11 if has_detail else 3)) + text, usable * 0.36)
    room = names - text * 0.6 if is_inline else usable
    width = usable - names
    rows = _wrapped(rows, size, width)
    scales = _scales(columns, rows, width, size, is_scale_shared, is_log)

    placed: list[tuple[int, float, list[tuple[Row, float]], float]] = []
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
            marks = _marks_height(row.cells[position], size)
            tops.append((row, y))
            y += max(name + text * 0.35, marks) if is_inline else name + marks + text * 0.5
        y += text * 1.6
        placed.append((position, start, tops, y - text * 1.6))
        y += text * 0.9
    height = max(y, text * 3)
    for number, (position, start, tops, floor) in enumerate(placed, 1):
        axis = _Axis(number, scales[position], (names / usable, 1.0), height, floor)
        _open_axis(drawing, axis, size, start + text * 2.0)
        _draw_heading(drawing, columns[position], axis, size, start, at_paper_edge=True)
        for row, top in tops:
            wide = usable if row.is_header else room
            _draw_name(
                drawing, row, size, wide, top + text * 0.1, axis.y, is_over_lines=not is_inline
            )
            if row.is_header:
                continue
            above = 0.0 if is_inline else _name_height(row, size, room) + text * 0.15
            _draw_marks(drawing, row.cells[position], axis, size, top + above)
    return height


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


@dataclass(frozen=True)
class _Scale:
    """A scale in value units: pixels per unit of ``place``, the end of the axis, and its ticks."""

    place: Callable[[float], float]
    pixels: float
    end: float
    start: float
    ticks: tuple[float, ...]
    is_log: bool

    def shifted(self, value: float, pixels: float) -> float:
        """The value that lies ``pixels`` to the right of ``value``."""
        moved = self.place(value) + pixels / self.pixels
        return float(10 ** (moved + self.start)) if self.is_log else moved


@dataclass(frozen=True)
class _Axis:
    """A pair of axes: its number, scale, horizontal share of the plot, height and floor."""

    number: int
    scale: _Scale
    domain: tuple[float, float]
    height: float
    floor: float

    @property
    def x(self) -> str:
        return f"x{self.number}" if self.number > 1 else "x"

    @property
    def y(self) -> str:
        return f"y{self.number}" if self.number > 1 else "y"


LOG_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)


def _scales(
    columns: Sequence[Column],
    rows: Sequence[Row],
    width: float,
    size: Size,
    is_shared: bool,
    is_log: bool,
) -> list[_Scale]:
    """A scale for each column on which the longest written figure still fits ``width``."""
    marks = [
        [mark for row in rows if position < len(row.cells) for mark in row.cells[position]]
        for position in range(len(columns))
    ]
    if is_shared:
        scale = _scale([mark for column in marks for mark in column], width, size, is_log)
        return [scale] * len(columns)
    return [_scale(column, width, size, is_log) for column in marks]


def _scale(marks: Sequence[Mark], width: float, size: Size, is_log: bool) -> _Scale:
    drawn = [mark for mark in marks if mark.kind in {"bar", "tick", "dot"}]
    ends = [(max(mark.value, mark.upper or 0.0), mark) for mark in drawn]
    positive = [end for end, _ in ends if end > 0]
    if not positive:
        return _Scale(lambda value: value, width, 1.0, 0.0, (), False)
    start = math.floor(math.log10(min(positive)) * 2) / 2 - 0.25 if is_log else 0.0

    def place(value: float) -> float:
        return math.log10(value) - start if is_log else value

    pixels = min(
        max(width - _label_room(mark, size), width * 0.12) / place(end)
        for end, mark in ends
        if end > 0
    )
    top = max(positive)
    if is_log:
        chosen = _log_ticks(10**start, top, place, pixels, size)
    else:
        chosen = _ticks(top, place(top) * pixels, size)
    return _Scale(place, pixels, width / pixels, start, chosen, is_log)


def _label_room(mark: Mark, size: Size) -> float:
    """Pixels that a mark's written figure takes to the right of its value."""
    extra = 1.6 if mark.bound in {"at_least", "up_to"} else 0.0
    longest = max(text_width(line, size.text * LABEL) for line in mark.label.split("\n"))
    return longest + size.text * (1.1 + extra)


def _log_ticks(
    low: float, top: float, place: Callable[[float], float], pixels: float, size: Size
) -> tuple[float, ...]:
    """Ticks of a log scale within the data, far enough apart to be read."""
    kept: list[float] = []
    for tick in LOG_TICKS:
        room = size.text * 0.78 * (len(f"{tick:,}") * 0.6 + 1)
        if low <= tick <= top and (not kept or (place(tick) - place(kept[-1])) * pixels >= room):
            kept.append(tick)
    return tuple(kept)


def _ticks(top: float, pixels: float, size: Size) -> tuple[float, ...]:
    """Round numbers from zero to ``top``, far enough apart to be read."""
    room = size.text * max(3.2, 0.78 * (len(f"{top:,.0f}") * 0.6 + 1.2))
    most = min(8, max(1, int(pixels // room)))
    step = next(
        (
            base * 10**power
            for power in range(0, 15)
            for base in (1, 2, 5)
            if top / (base * 10**power) <= most
        ),
        top,
    )
    return tuple(step * index for index in range(int(top // step) + 1))


def _open_axis(drawing: _Drawing, axis: _Axis, size: Size, top: float) -> None:
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
        "range": [axis.height, 0],
        "domain": [0, 1],
        "anchor": axis.x,
        "visible": False,
        "fixedrange": True,
    }
    if not scale.ticks and not any(note.get("yref") == axis.y for note in drawing.notes):
        # An axis without a trace is not drawn, and with it the texts that refer to it.
        drawing.traces.append(
            _scatter(x=[high], y=[0], xaxis=axis.x, yaxis=axis.y, opacity=0, hoverinfo="skip")
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
                x=_coordinate(tick, scale),
                y=axis.floor + size.text * 0.3,
                size=size.text * 0.78,
                colour=FAINT,
                xref=axis.x,
                yref=axis.y,
                xanchor="center",
            )
        )


def _draw_heading(
    drawing: _Drawing,
    column: Column,
    axis: _Axis,
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


def _draw_marks(
    drawing: _Drawing, marks: Sequence[Mark], axis: _Axis, size: Size, top: float
) -> None:
    for mark in marks:
        height = _mark_height(mark, size)
        y = top + height / 2
        top += height
        end = _draw_mark(drawing, mark, axis, size, y)
        colour = {"word": MUTED if mark.facts else FAINT, "tick": TARGET}.get(mark.kind, INK)
        is_at_edge = axis.scale.is_log and end <= 0
        drawing.notes.append(
            label(
                rich(mark.label.split("\n")),
                x=_coordinate(end, axis.scale),
                y=y,
                size=size.text * LABEL,
                colour=colour,
                xref=f"{axis.x} domain" if is_at_edge else axis.x,
                yref=axis.y,
                yanchor="middle",
                xshift=size.text * {"word": 0.15, "bar": 0.45}.get(mark.kind, 0.75),
            )
        )


def _coordinate(value: float, scale: _Scale) -> float:
    """A value as an annotation's x: the logarithm on a log axis, the left edge for zero there."""
    if not scale.is_log:
        return value
    return math.log10(value) if value > 0 else 0.0


def _draw_mark(drawing: _Drawing, mark: Mark, axis: _Axis, size: Size, y: float) -> float:
    """Draw one mark; returns where its label begins, in values of the scale."""
    text, scale = size.text, axis.scale
    colour = LEVEL_COLOURS[mark.level]
    common = {
        "xaxis": axis.x,
        "yaxis": axis.y,
        "customdata": [list(mark.facts)] if mark.facts else None,
        "hovertext": [mark.hover],
        "hoverinfo": "text" if mark.hover else "skip",
        "cliponaxis": False,
    }
    if mark.kind == "bar":
        common.pop("cliponaxis")
        if mark.upper is not None and mark.upper > mark.value:
            drawing.traces.append(
                _bar(
                    base=[mark.value],
                    x=[mark.upper - mark.value],
                    y=[y],
                    width=[text * 0.5],
                    orientation="h",
                    marker={"color": PAPER, "line": {"color": colour, "width": max(1.5, text / 9)}},
                    **common,
                )
            )
        drawing.traces.append(
            _bar(
                x=[mark.value],
                y=[y],
                width=[text * 0.95],
                orientation="h",
                marker={
                    "color": PAPER if mark.is_hollow else colour,
                    "line": {"color": colour, "width": max(1.5, text / 9)},
                },
                **common,
            )
        )
        return mark.upper if mark.upper is not None else mark.value
    if mark.kind == "zero":
        drawing.traces.append(
            _points(
                [scale.shifted(0, 0) if not scale.is_log else 1],
                [y],
                "square-open",
                text * 0.6,
                MUTED,
                common,
            )
        )
        return 0.0
    if mark.kind == "word":
        if mark.facts:
            drawing.traces.append(
                _points(
                    [_origin(scale)], [y], "circle", text * 0.9, PAPER, {**common, "opacity": 0.01}
                )
            )
        return 0.0
    if mark.kind == "tick":
        drawing.traces.append(
            _points([mark.value], [y], "line-ns", text * 1.15, TARGET, common, line=text / 4.5)
        )
        return _draw_bound(drawing, mark, axis, size, y, TARGET)
    if mark.upper is not None and mark.upper > mark.value:
        drawing.traces.append(
            _scatter(
                x=[mark.value, mark.upper],
                y=[y, y],
                mode="lines+markers",
                line={"color": colour, "width": text * 0.5},
                marker={"symbol": "line-ns", "size": text, "color": colour},
                xaxis=axis.x,
                yaxis=axis.y,
                hoverinfo="skip",
            )
        )
        drawing.traces.append(
            _points([mark.value], [y], "line-ns", text, colour, common, line=text / 4.5)
        )
        return mark.upper
    symbol = "diamond" if mark.bound == "share" else LEVEL_SYMBOLS[mark.level]
    is_open = mark.is_hollow or mark.bound == "share"
    drawing.traces.append(
        _points(
            [mark.value],
            [y],
            symbol,
            text * 0.85,
            PAPER if is_open else colour,
            common,
            edge=colour,
            line=text / 7,
        )
    )
    return _draw_bound(drawing, mark, axis, size, y, colour)


def _origin(scale: _Scale) -> float:
    return float(10**scale.start) if scale.is_log else 0.0


def _draw_bound(
    drawing: _Drawing, mark: Mark, axis: _Axis, size: Size, y: float, colour: str
) -> float:
    """An open arrow for a floor, a cap for a ceiling; returns where the label begins."""
    text, scale = size.text, axis.scale
    if mark.bound not in {"at_least", "up_to"}:
        return mark.value
    end = scale.shifted(mark.value, text * 1.35)
    drawing.traces.append(
        _scatter(
            x=[scale.shifted(mark.value, text * 0.45), end],
            y=[y, y],
            mode="lines+markers",
            line={"color": colour, "width": max(1.5, text / 9)},
            marker={
                "symbol": [
                    "circle",
                    "triangle-right-open" if mark.bound == "at_least" else "line-ns",
                ],
                "size": [0, text * 0.7],
                "color": colour,
                "line": {"color": colour, "width": max(1.5, text / 8)},
            },
            xaxis=axis.x,
            yaxis=axis.y,
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    return end


def _points(
    x: Sequence[float],
    y: Sequence[float],
    symbol: str,
    size: float,
    colour: str,
    common: dict[str, Any],
    *,
    edge: str | None = None,
    line: float = 1.5,
) -> dict[str, Any]:
    return _scatter(
        x=list(x),
        y=list(y),
        mode="markers",
        marker={
            "symbol": symbol,
            "size": size,
            "color": colour,
            "line": {"color": edge or colour, "width": line},
        },
        **common,
    )


def _scatter(**properties: Any) -> dict[str, Any]:
    return {"type": "scatter", **properties}


def _bar(**properties: Any) -> dict[str, Any]:
    return {"type": "bar", **properties}
