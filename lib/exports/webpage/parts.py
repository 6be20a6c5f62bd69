"""A chart that is too tall for a slide or a sheet of paper, cut into parts that fit.

Rows keep their order and every mark stays in exactly one part; a header is repeated above the
rows that follow it in the next part. All parts are drawn on the scales of the whole, and keep a
column of which they hold no mark: without it the others would be wider, their bars longer.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from lib.charts.forms import Form, RowsForm, to_cut
from lib.charts.rows import Row
from lib.exports.lines import Line, of_cells, of_rows, rows_of

Height = Callable[[Form], float]
"""The height in pixels that a form takes when it is drawn."""

IsStacked = Callable[[Form], bool]
"""Whether its columns then stand one below the other: it is cut between its cells, not its rows."""


def parts(form: Form, height: Height, room: float, is_stacked: IsStacked) -> list[Form]:
    """``form`` in as few parts as fit ``room`` pixels each, none much shorter than the others.

    A single matrix row that is taller than ``room`` stays whole.
    """
    whole = height(form)
    if whole <= room:
        return [form]
    form = to_cut(form)
    lines: list[Line[Any]] = of_rows(form.rows)
    if isinstance(form, RowsForm) and is_stacked(form):
        lines = of_cells(form)
    high = whole / max(1, len(lines))
    found = _cut(form, lines, height, room, high)
    # Rather two parts of ten rows than one of eighteen and one of two.
    share = sum(height(part) for part in found) / len(found)
    even = _cut(form, lines, height, min(room, share * 1.12), high)
    return even if len(even) == len(found) else found


def _with(form: Form, lines: Sequence[Line[Any]]) -> Form:
    rows: Any = rows_of(lines)
    return replace(form, rows=rows)


def _cut(
    form: Form, lines: Sequence[Line[Any]], height: Height, room: float, line_high: float
) -> list[Form]:
    """Parts of as many lines as fit; ``line_high`` is what a line takes on average."""
    found: list[Form] = []
    waiting = list(lines)
    while waiting:
        n = _most(form, waiting, height, room, max(1, int(room / line_high)))
        if n == 0:
            halves = _halved(waiting[0])
            if halves:
                waiting[:1] = halves
                continue
            n = 1
        found.append(_with(form, waiting[:n]))
        del waiting[:n]
    return found


def _most(form: Form, lines: Sequence[Line[Any]], height: Height, room: float, guess: int) -> int:
    """How many lines fit; rather up to the end of a header's rows, where half a part is full.

    Drawing is what takes time, so the search begins at a guess and goes out from there.
    """

    def fits(n: int) -> bool:
        return height(_with(form, lines[:n])) <= room

    low, high = 0, len(lines)
    step, n = 1, min(guess, high)
    while low < high:
        n = min(max(n, low + 1), high)
        if fits(n):
            low, n = n, n + step
        else:
            high, n = n - 1, n - step
        if n <= low or n > high:
            n = (low + high + 1) // 2
        step *= 2
    for n in range(low, low // 2, -1):
        if n == len(lines) or lines[n].headers is not lines[n - 1].headers:
            return n
    return low


def _halved(line: Line[Any]) -> list[Line[Any]]:
    """A row whose marks stand in two rows of its name; none where it cannot be divided."""
    deep = [
        max((len(cell) for cell in row.cells), default=0) if isinstance(row, Row) else 0
        for _, row in line.rows
    ]
    if max(deep) < 2:
        return []
    at = deep.index(max(deep))
    number, row = line.rows[at]
    half = (deep[at] + 1) // 2
    first, second = (
        (number, replace(row, cells=tuple(cell[part] for cell in row.cells)))
        for part in (slice(half), slice(half, None))
    )
    return [
        replace(line, rows=(*line.rows[:at], first)),
        replace(line, rows=(second, *line.rows[at + 1 :])),
    ]
