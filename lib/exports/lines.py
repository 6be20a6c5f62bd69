"""Lines of a chart, between any two of which it may be cut for pictures, slides and sheets.

Where columns stand side by side a line is a row. Where they are stacked it is a cell, column by
column, so that the chart is cut within and between its columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from lib.charts.forms import RowsForm
from lib.charts.matrix import MatrixRow
from lib.charts.rows import Row

R = TypeVar("R", Row, MatrixRow)


@dataclass(frozen=True)
class Line(Generic[R]):
    """Rows that stay together, each with its number in the chart, and the headers above them."""

    headers: tuple[R, ...]
    rows: tuple[tuple[int, R], ...]


def of_rows(rows: Sequence[R]) -> list[Line[R]]:
    """Every row that is no header."""
    found: list[Line[R]] = []
    headers: tuple[R, ...] = ()
    for number, row in enumerate(rows):
        if not row.is_header:
            found.append(Line(headers, ((number, row),)))
        else:
            is_further = number > 0 and rows[number - 1].is_header
            headers = (headers if is_further else ()) + (row,)
    return found


def of_cells(form: RowsForm) -> list[Line[Row]]:
    """Every cell that states something, as a row that is empty in the other columns.

    A row that states nothing in a column goes with the one before it: by itself it would show
    no scale, and the chart leaves it out.
    """
    found: list[Line[Row]] = []
    lines = of_rows(form.rows)
    for position in range(len(form.columns)):
        # Two headers may be equal, so that their rows are told apart by which header it is.
        for _, block in groupby(lines, key=lambda line: id(line.headers)):
            blocks = list(block)
            cells = [(n, _only(row, position)) for line in blocks for n, row in line.rows]
            found += [Line(blocks[0].headers, rows) for rows in _stated(cells)]
    return found


def _only(row: Row, position: int) -> Row:
    cells = (cell if at == position else () for at, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))


def _stated(cells: Sequence[tuple[int, Row]]) -> list[tuple[tuple[int, Row], ...]]:
    """Cells that have marks, each that states something with those after it that do not."""
    groups: list[tuple[tuple[int, Row], ...]] = []
    for number, row in cells:
        if not any(row.cells):
            continue
        if not groups or (_has_facts(row) and any(_has_facts(one) for _, one in groups[-1])):
            groups.append(())
        groups[-1] += ((number, row),)
    return groups if any(_has_facts(row) for _, row in cells) else []


def _has_facts(row: Row) -> bool:
    return any(mark.facts for cell in row.cells for mark in cell)


def rows_of(lines: Sequence[Line[R]]) -> list[R]:
    """The rows of lines in the order of the chart, under their headers."""
    placed = sorted(
        ((number, row, line.headers) for line in lines for number, row in line.rows),
        key=lambda one: one[0],
    )
    rows: list[R] = []
    shown: tuple[R, ...] = ()
    for _, row, headers in placed:
        if headers is not shown:
            rows += headers
            shown = headers
        rows.append(row)
    return rows
