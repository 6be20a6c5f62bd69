"""Marks: one fact drawn on one line, with its figure written beside it.

The glyphs: a filled mark is an exact figure, a hollow one stands side by side or is read out of
the text; an open arrow is a floor, a cap a ceiling, a thick segment a range, a tick a target.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from lib.charts.scale import Axis, coordinate, origin
from lib.fonts.metrics import text_width, unbroken_width, wrap
from lib.theme import (
    FAINT,
    INK,
    LEVEL_COLOURS,
    LEVEL_SYMBOLS,
    MUTED,
    PAPER,
    TARGET,
    Size,
    label,
    rich,
)

MarkKind = Literal["bar", "tick", "dot", "zero", "word"]


LABEL = 0.92
"""Size of a written figure, in text sizes."""

LABEL_SHARE = 0.62
"""How much of a scale's width a written figure may take before it is broken into lines."""

WIDEST_SHARE = 0.85
"""How much of it one may take whose lines can be no shorter."""


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


@dataclass
class Drawing:
    """What is gathered while rows are placed."""

    traces: list[Any] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    axes: dict[str, Any] = field(default_factory=dict)


def _mark_height(mark: Mark, size: Size) -> float:
    """Height of the line or lines that a mark stands on."""
    return max(1.75, 0.5 + LABEL * 1.35 * (mark.label.count("\n") + 1)) * size.text


def marks_height(marks: Sequence[Mark], size: Size) -> float:
    return sum(_mark_height(mark, size) for mark in marks)


def wrap_mark(mark: Mark, size: Size, width: float) -> Mark:
    beside = label_room(replace(mark, label=""), size)
    if label_room(mark, size) <= width * LABEL_SHARE:
        return mark
    written = size.text * LABEL
    # Rather wider than its share than with a year, a short bracket or 目标 ≥10 taken apart.
    whole = max(unbroken_width(mark.label, written), written * 6)
    widest = min(whole, width * WIDEST_SHARE - beside)
    lines = wrap(mark.label, written, max(width * LABEL_SHARE - beside, size.text * 5, widest))
    return replace(mark, label="\n".join(lines))


def label_room(mark: Mark, size: Size) -> float:
    """Pixels that a mark's written figure takes to the right of its value."""
    extra = 1.6 if mark.bound in {"at_least", "up_to"} else 0.0
    longest = max(text_width(line, size.text * LABEL) for line in mark.label.split("\n"))
    return longest + size.text * (1.1 + extra)


def draw_marks(drawing: Drawing, marks: Sequence[Mark], axis: Axis, size: Size, top: float) -> None:
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
                x=coordinate(end, axis.scale),
                y=y,
                size=size.text * LABEL,
                colour=colour,
                xref=f"{axis.x} domain" if is_at_edge else axis.x,
                yref=axis.y,
                yanchor="middle",
                xshift=size.text * {"word": 0.15, "bar": 0.45}.get(mark.kind, 0.75),
            )
        )


def _draw_mark(drawing: Drawing, mark: Mark, axis: Axis, size: Size, y: float) -> float:
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
        start = origin(scale)
        drawing.traces.append(_points([start], [y], "square-open", text * 0.6, MUTED, common))
        return 0.0
    if mark.kind == "word":
        if mark.facts:
            drawing.traces.append(
                _points(
                    [origin(scale)], [y], "circle", text * 0.9, PAPER, {**common, "opacity": 0.01}
                )
            )
        return 0.0
    if mark.kind == "tick":
        drawing.traces.append(
            _points([mark.value], [y], "line-ns", text * 1.15, TARGET, common, line=text / 4.5)
        )
        return _draw_bound(drawing, mark, axis, size, y, TARGET)
    if mark.upper is not None and mark.upper > mark.value:
        ends = {"x": [mark.value, mark.upper], "y": [y, y], "mode": "lines", "hoverinfo": "skip"}
        place = {"xaxis": axis.x, "yaxis": axis.y}
        drawing.traces.append(
            _scatter(line={"color": colour, "width": text * 0.6}, **ends, **place)
        )
        if mark.is_hollow:
            inner = {"color": PAPER, "width": text * 0.6 - max(3, text / 4.5)}
            drawing.traces.append(_scatter(line=inner, **ends, **place))
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


def _draw_bound(
    drawing: Drawing, mark: Mark, axis: Axis, size: Size, y: float, colour: str
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
