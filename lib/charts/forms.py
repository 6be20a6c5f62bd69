"""What a chart draws, before it has a size: rows on scales, or a matrix of cells.

A form holds everything that a picture, a slide or a table needs, so that each of them shows the
same figures in the same order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from lib.charts.matrix import MatrixRow, matrix_chart
from lib.charts.rows import Column, Row, Whole, measured, rows_chart
from lib.theme import Size, Words


@dataclass(frozen=True)
class RowsForm:
    """Rows of marks in columns, each column a scale; see :func:`lib.charts.rows.rows_chart`.

    ``whole`` is the chart that this is a part of, where it is one; a part has all its columns.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    is_scale_shared: bool = False
    is_log: bool = False
    whole: Whole | None = None


@dataclass(frozen=True)
class MatrixForm:
    """Rows of cells with words; see :func:`lib.charts.matrix.matrix_chart`."""

    headings: Sequence[str]
    rows: Sequence[MatrixRow]
    column_groups: Sequence[str] = ()


Form = RowsForm | MatrixForm


def to_cut(form: Form) -> Form:
    """A form whose parts, with some of its rows each, are all drawn as the whole would be."""
    if isinstance(form, MatrixForm):
        return form
    return replace(form, whole=replace(_whole(form), is_cut=True))


def is_stacked(form: Form, size: Size) -> bool:
    """Whether the columns of rows stand one below the other."""
    return isinstance(form, RowsForm) and measured(_whole(form), size).is_stacked


def _whole(form: RowsForm) -> Whole:
    return form.whole or Whole(form.columns, form.rows, form.is_scale_shared, form.is_log)


def draw(form: Form, words: Words, size: Size) -> go.Figure:
    """The composed figure of a form for a size."""
    if isinstance(form, MatrixForm):
        return matrix_chart(form.headings, form.rows, words, size, form.column_groups)
    return rows_chart(_whole(form), form.rows, words, size)


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
