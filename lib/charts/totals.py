"""What do reckoned amounts come to? Dots and segments with open or closed ends, one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.charts.forms import RowsForm
from lib.charts.marks import Mark
from lib.charts.rows import Column, Row


@dataclass(frozen=True)
class Total:
    """A reckoned amount in one cell: its ends in yuan, ``high`` missing where nothing caps it."""

    label: str
    low: int
    high: int | None
    level: str = "unspecified"
    is_hollow: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class TotalsRow:
    """A row with one cell a column, each a total or the words for there being none."""

    name: str
    cells: tuple[Total | str, ...] = ()
    detail: str = ""
    is_header: bool = False


def totals_form(
    columns: Sequence[tuple[str, str]], rows: Sequence[TotalsRow], *, unit: float
) -> RowsForm:
    """Reckoned amounts on one scale from zero, in ``unit`` yuan.

    columns  heading and level (which gives the colour) of each
    """
    drawn = [
        Row(row.name, tuple((_mark(cell, unit),) for cell in row.cells), row.detail, row.is_header)
        for row in rows
    ]
    headed = [Column(heading, level) for heading, level in columns]
    return RowsForm(headed, drawn, is_scale_shared=True)


def _mark(cell: Total | str, unit: float) -> Mark:
    if isinstance(cell, str):
        return Mark("word", cell)
    common = {"level": cell.level, "facts": cell.facts, "hover": cell.label}
    if cell.high == 0:
        return Mark("zero", cell.label, **common)  # type: ignore[arg-type]
    is_ceiling = cell.low == 0 and cell.high is not None
    bound = "exact"
    if cell.high is None:
        bound = "at_least"
    elif is_ceiling:
        bound = "up_to"
    elif cell.high > cell.low:
        bound = "range"
    return Mark(
        "dot",
        cell.label,
        value=(cell.high or 0 if is_ceiling else cell.low) / unit,
        upper=cell.high / unit if bound == "range" and cell.high else None,
        bound=bound,
        is_hollow=cell.is_hollow,
        **common,  # type: ignore[arg-type]
    )
