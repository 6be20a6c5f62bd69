"""What a chart draws, before it has a size: rows on scales, or a matrix of cells.

A form holds everything that a picture, a slide or a table needs, so that each of them shows the
same figures in the same order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.charts.matrix import MatrixRow, matrix_chart
from lib.charts.rows import Column, Row, rows_chart
from lib.theme import Size, Words


@dataclass(frozen=True)
class RowsForm:
    """Rows of marks in columns, each column a scale; see :func:`lib.charts.rows.rows_chart`."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    is_scale_shared: bool = False
    is_log: bool = False


@dataclass(frozen=True)
class MatrixForm:
    """Rows of cells with words; see :func:`lib.charts.matrix.matrix_chart`."""

    headings: Sequence[str]
    rows: Sequence[MatrixRow]
    column_groups: Sequence[str] = ()


Form = RowsForm | MatrixForm


def draw(form: Form, words: Words, size: Size) -> go.Figure:
    """The composed figure of a form for a size."""
    if isinstance(form, MatrixForm):
        return matrix_chart(form.headings, form.rows, words, size, form.column_groups)
    return rows_chart(
        form.columns,
        form.rows,
        words,
        size,
        is_scale_shared=form.is_scale_shared,
        is_log=form.is_log,
    )
