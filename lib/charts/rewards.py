"""What does each jurisdiction pay, by level? Dots, the ladder, and shades of the heat table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.catalogue import LEVELS
from lib.charts.forms import RowsForm
from lib.charts.marks import Mark
from lib.charts.rows import Column, Row


def dots_form(
    table: pd.DataFrame,
    *,
    level_labels: Mapping[str, str],
    group_labels: Mapping[str, str],
    labels: Mapping[str, str],
    not_stated: str,
    unit: float,
    is_log: bool = False,
) -> RowsForm:
    """One mark a clause and level, a panel a level, one scale; amounts in ``unit`` yuan.

    table          rows of ``lib.views.rewards.table`` under one condition
    group_labels   heading of each group of clauses that may share an axis
    labels         for each fact id what stands beside its mark
    not_stated     what stands where a clause states nothing at a level
    """
    levels = [level for level in LEVELS if level in set(table["level"])]
    columns = [Column(level_labels[level], level) for level in levels]
    rows: list[Row] = []
    for group in dict.fromkeys(table["group"]):
        rows.append(Row(group_labels[group], is_header=True))
        records = _records(table[table["group"] == group])
        for clause in dict.fromkeys(r["clause"] for r in records):
            same = [r for r in records if r["clause"] == clause]
            cells = tuple(
                tuple(_dot(r, labels, unit) for r in same if r["level"] == level)
                or (Mark("word", not_stated),)
                for level in levels
            )
            rows.append(Row(same[0]["jurisdiction_label"], cells, detail=same[0]["types_label"]))
    return RowsForm(columns, rows, is_scale_shared=True, is_log=is_log)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return table.to_dict("records")  # type: ignore[return-value]


def _dot(record: dict[str, Any], labels: Mapping[str, str], unit: float) -> Mark:
    words = labels[record["fact_id"]]
    low, high = record["amount_min_cny"], record["amount_max_cny"]
    if pd.isna(low) and pd.isna(high):
        return Mark("word", words, facts=(record["fact_id"],), hover=words)
    value = float(high if pd.isna(low) else low) / unit
    upper = float(high) / unit if record["bound"] == "range" else None
    return Mark(
        "dot",
        words,
        value=value,
        upper=upper,
        bound=record["bound"],
        level=record["level"],
        is_hollow=record["grade"] != "comparable" or record["is_read"],
        facts=(record["fact_id"],),
        hover=f"{words}<br>{record['types_all']}",
    )


def ladder_form(
    table: pd.DataFrame,
    *,
    heading: str,
    labels: Mapping[str, str],
    unit: float,
) -> RowsForm:
    """How steep is the ladder from municipal to national? One block a clause, one scale.

    table    rows of ``lib.views.rewards.table``, clauses with two or more levels
    heading  what the scale measures, with its unit
    labels   for each fact id what stands beside its bar, the step from the level below included
    """
    rows: list[Row] = []
    records = _records(table)
    for clause in dict.fromkeys(r["clause"] for r in records):
        same = sorted(
            (r for r in records if r["clause"] == clause),
            key=lambda r: LEVELS.index(r["level"]),
            reverse=True,
        )
        rows.append(
            Row(f"{same[0]['jurisdiction_label']}　{same[0]['types_label']}", is_header=True)
        )
        for record in same:
            dot = _dot(record, labels, unit)
            mark = dot if dot.kind == "word" or dot.bound != "exact" else _as_bar(dot)
            rows.append(Row(record["level_label"], ((mark,),)))
    return RowsForm([Column(heading)], rows)


def _as_bar(mark: Mark) -> Mark:
    return Mark(
        "bar",
        mark.label,
        value=mark.value,
        level=mark.level,
        is_hollow=mark.is_hollow,
        facts=mark.facts,
        hover=mark.hover,
    )


def shade(amount_cny: float, top_cny: float) -> int:
    """How deep a cell's ground is, 1 to 3, by thirds of the largest amount of its kind."""
    if top_cny <= 0:
        return 0
    return 1 + min(2, int(3 * amount_cny / top_cny))
