"""A chart that is too tall for a slide or a sheet of paper, cut into parts that fit.

Rows keep their order and every mark stays in exactly one part; a header is repeated above the
rows that follow it in the next part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lib.charts.forms import Form, RowsForm
from lib.charts.rows import Row

Height = Callable[[Form], float]
"""The height in pixels that a form takes when it is drawn."""


@dataclass(frozen=True)
class _Line:
    """A row under the header that it belongs to; rows of rows or of matrices alike."""

    header: Any
    row: Any


def parts(form: Form, height: Height, room: float) -> list[Form]:
    """``form`` in as few parts as fit ``room`` pixels each, none much shorter than the others.

    A single matrix row that is taller than ``room`` stays whole.
    """
    whole = height(form)
    if whole <= room:
        return [form]
    lines = _lines(form)
    high = whole / max(1, len(lines))
    found = _cut(form, lines, height, room, high)
    # Rather two parts of ten rows than one of eighteen and one of two.
    even = _cut(form, lines, height, min(room, whole / len(found) * 1.12), high)
    return even if len(even) == len(found) else found


def _lines(form: Form) -> list[_Line]:
    lines, header = [], None
    for row in form.rows:
        if row.is_header:
            header = row
        else:
            lines.append(_Line(header, row))
    return lines


def _with(form: Form, lines: Sequence[_Line]) -> Form:
    rows: list[Any] = []
    header = None
    for line in lines:
        if line.header is not header:
            header = line.header
            rows.append(header)
        rows.append(line.row)
    if isinstance(form, RowsForm):
        return _without_empty_columns(replace(form, rows=rows))
    return replace(form, rows=rows)


def _without_empty_columns(form: RowsForm) -> RowsForm:
    """Columns in which a part has no mark, not even "not stated", would only take its room."""
    width = len(form.columns)
    kept = [n for n in range(width) if any(any(row.cells[n : n + 1]) for row in form.rows)]
    if not kept or len(kept) == width:
        return form
    rows = [replace(row, cells=tuple(row.cells[n] for n in kept if n < len(row.cells)))
            for row in form.rows]  # fmt: skip
    return replace(form, columns=[form.columns[n] for n in kept], rows=rows)


def _cut(
    form: Form, lines: Sequence[_Line], height: Height, room: float, line_high: float
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


def _most(form: Form, lines: Sequence[_Line], height: Height, room: float, guess: int) -> int:
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
        if n == len(lines) or lines[n].header is not lines[n - 1].header:
            return n
    return low


def _halved(line: _Line) -> list[_Line]:
    """A row whose marks stand in two rows of its name; none where it cannot be divided."""
    row = line.row
    most = max((len(cell) for cell in row.cells), default=0) if isinstance(row, Row) else 0
    if most < 2:
        return []
    half = (most + 1) // 2
    return [
        replace(line, row=replace(row, cells=tuple(cell[start:end] for cell in row.cells)))
        for start, end in ((0, half), (half, most))
    ]


def facts_of(form: Form) -> list[str]:
    """The facts that a form's marks or cells lead to, each once, in order."""
    marked: list[str] = []
    for row in form.rows:
        for cell in row.cells:
            if isinstance(form, RowsForm):
                marked += [name for mark in cell for name in mark.facts]  # type: ignore[union-attr]
            else:
                marked += cell.facts  # type: ignore[union-attr]
    return list(dict.fromkeys(marked))
