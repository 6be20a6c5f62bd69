"""How many platforms does each jurisdiction have, and aim at? Bars from zero, targets as ticks."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.catalogue import LEVELS
from lib.charts.forms import RowsForm
from lib.charts.marks import Mark
from lib.charts.rows import Column, Row


def count_form(
    table: pd.DataFrame,
    *,
    level_labels: Mapping[str, str],
    not_stated: str,
    labels: Mapping[str, str],
    are_places_rows: bool = True,
) -> RowsForm:
    """One panel a level; a block a type; a line a fact.

    table             rows of ``lib.views.counts.table`` of one tier
    level_labels      heading of each level's panel
    not_stated        what stands where a jurisdiction of the table states nothing at a level
    labels            for each fact id what stands beside its mark
    are_places_rows   rows are jurisdictions under a heading a type; else types, each with its
                      place where there are several
    """
    levels = [level for level in LEVELS if level in set(table["level"])]
    columns = [Column(level_labels[level], level) for level in levels]
    records: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]
    rows = (
        _by_type(records, levels, labels, not_stated)
        if are_places_rows
        else _flat(records, levels, labels)
    )
    return RowsForm(columns, rows)


def _by_type(
    records: Sequence[dict[str, Any]],
    levels: Sequence[str],
    labels: Mapping[str, str],
    not_stated: str,
) -> list[Row]:
    ordered = sorted(records, key=lambda r: str(r["place_order"]))
    places = {r["jurisdiction"]: r["jurisdiction_label"] for r in ordered}
    rows: list[Row] = []
    for types in dict.fromkeys(r["types"] for r in records):
        of_type = [r for r in records if r["types"] == types]
        rows.append(Row(of_type[0]["types_label"], is_header=True))
        for place in _in_order(places, of_type):
            cells = []
            for level in levels:
                marks = [
                    _mark(r, labels)
                    for r in of_type
                    if r["level"] == level and r["jurisdiction"] == place
                ]
                if not marks:
                    marks = [Mark("word", not_stated)]
                cells.append(tuple(marks))
            if any(mark.facts for cell in cells for mark in cell):
                rows.append(Row(places[place], tuple(cells)))
    return rows


def _in_order(places: Mapping[str, str], of_type: Sequence[dict[str, Any]]) -> list[str]:
    """Jurisdictions in the order of their codes; those that state the type."""
    stating = {r["jurisdiction"] for r in of_type}
    return [place for place in places if place in stating]


def _flat(
    records: Sequence[dict[str, Any]], levels: Sequence[str], labels: Mapping[str, str]
) -> list[Row]:
    rows = []
    has_places = len({r["jurisdiction"] for r in records}) > 1
    for key in dict.fromkeys((r["types"], r["jurisdiction"]) for r in records):
        same = [r for r in records if (r["types"], r["jurisdiction"]) == key]
        cells = tuple(
            tuple(_mark(r, labels) for r in same if r["level"] == level) for level in levels
        )
        place = same[0]["jurisdiction_label"] if has_places else ""
        rows.append(Row(same[0]["types_label"], cells, detail=place))
    return rows


def _mark(record: dict[str, Any], labels: Mapping[str, str]) -> Mark:
    words = labels[record["fact_id"]]
    facts = (record["fact_id"],)
    if pd.isna(record["value"]):
        return Mark("word", words, facts=facts, hover=words)
    value = float(record["value"])
    common = {
        "label": words,
        "value": value,
        "upper": None if pd.isna(record["value_max"]) else float(record["value_max"]),
        "level": record["level"],
        "is_hollow": record["is_read"] or record["grade"] != "comparable",
        "facts": facts,
        "hover": words,
    }
    if record["status"] == "target":
        return Mark("tick", bound=record["bound"], **common)
    return Mark("zero" if value == 0 else "bar", **common)
