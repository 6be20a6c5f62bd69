"""A table with fields for numbers, which a block from a spreadsheet can be pasted into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDER: Final = Path(__file__).parent

_component = st.components.v2.component(
    "policy_compare_numbers",
    html='<div class="pc-table pc-numbers"></div>',
    css="\n".join((_FOLDER / name).read_text("utf-8") for name in ("table.css", "numbers.css")),
    js=(_FOLDER / "numbers.js").read_text("utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Field:
    """A column of fields: its id, its heading, and the numbers it begins with, by row."""

    id: str
    label: str
    values: Mapping[str, float]


def numbers(
    *,
    headings: Sequence[str],
    rows: Mapping[str, Sequence[str]],
    fields: Sequence[Field],
    invalid: str,
    key: str,
    decimals: bool = False,
) -> dict[str, dict[str, float]]:
    """Show the table; return the numbers by column and row, without the empty fields.

    rows      the texts before the fields, by the row's key; `headings` stand above them
    invalid   what is said when a field holds no number from zero up; such a field counts as empty
    decimals  whether up to four decimals are taken, else whole numbers of up to six digits

    What `fields` begin with is read when the table is first shown under `key`; after that the
    reader's typing holds.
    """
    begin = {field.id: dict(field.values) for field in fields}
    result = _component(
        key=key,
        data={
            "headings": list(headings),
            "rows": [{"key": name, "cells": list(cells)} for name, cells in rows.items()],
            "columns": [
                {
                    "id": field.id,
                    "label": field.label,
                    "values": {name: f"{number:.15g}" for name, number in field.values.items()},
                }
                for field in fields
            ],
            "labels": {"invalid": invalid},
            "decimals": decimals,
        },
        default={"numbers": begin},
        on_numbers_change=_nothing,
    )
    typed = result.numbers or begin
    return {
        field.id: {name: float(n) for name, n in typed.get(field.id, {}).items() if name in rows}
        for field in fields
    }


def _nothing() -> None:
    """A callback, even an empty one, makes the result always have the attribute."""
