"""The heat table of rewards: its cells and the words around it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from lib import statements
from lib.captions.block import UNITS, Block, ending, grades, notes, records
from lib.catalogue import LEVELS, Catalogue
from lib.charts.forms import MatrixForm
from lib.charts.matrix import Cell, CellKind, MatrixRow
from lib.charts.rewards import shade
from lib.theme import Words
from lib.wording import Lang, figures, text


def heat_block(catalogue: Catalogue, table: pd.DataFrame, lang: Lang) -> Block:
    """All rewards in one table: types by jurisdictions and levels, amounts printed."""
    rewards_shown = records(table)
    columns = {r["jurisdiction"] for r in rewards_shown}
    pairs = [
        (place, level)
        for place in (known.id for known in catalogue.jurisdictions if known.id in columns)
        for level in LEVELS
        if any(r["jurisdiction"] == place and r["level"] == level for r in rewards_shown)
    ]
    top = max(
        (
            float(r["amount_min_cny"])
            for r in rewards_shown
            if r["trigger"] == "newly_recognised" and pd.notna(r["amount_min_cny"])
        ),
        default=0.0,
    )
    used = {kind for r in rewards_shown for kind in r["types"].split(";")}
    rows: list[MatrixRow] = []
    family = ""
    for kind in sorted(used, key=lambda name: catalogue.type_rank([name])):
        if catalogue.types[kind].family != family:
            family = catalogue.types[kind].family
            rows.append(MatrixRow(catalogue.label("family", family, lang), is_header=True))
        cells = tuple(
            _heat_cell(
                [
                    r
                    for r in rewards_shown
                    if kind in r["types"].split(";")
                    and (r["jurisdiction"], r["level"]) == (place, level)
                ],
                top,
                lang,
            )
            for place, level in pairs
        )
        rows.append(MatrixRow(catalogue.label("type", kind, lang), cells))
    names = catalogue.dataset.jurisdictions
    return Block(
        id="rewards_heat",
        heading=text("form_heat", lang),
        table=table,
        words=Words(
            text(
                "title_heat",
                lang,
                places=statements.join(
                    [names[p].label(lang) for p in dict.fromkeys(p for p, _ in pairs)], lang
                ),
            ),
            text("subtitle_heat", lang),
            notes(table, lang, text("note_heat", lang), text("note_rewards", lang), are_cells=True),
            ending(catalogue, table, lang),
        ),
        grades=grades(table, lang),
        form=MatrixForm(
            [
                f"{names[place].label(lang)} {catalogue.level_label(level, lang)}"
                for place, level in pairs
            ],
            rows,
        ),
    )


def _heat_cell(found: Sequence[dict[str, Any]], top: float, lang: Lang) -> Cell:
    """One type at one level of one place: a line a clause, or the words for its silence."""
    if not found:
        return Cell(text("not_stated", lang), "not_stated")
    lines, depth = [], 0
    for row in found:
        lines.append(_heat_line(row, lang))
        amount = row["amount_max_cny"] if pd.isna(row["amount_min_cny"]) else row["amount_min_cny"]
        if row["trigger"] == "newly_recognised" and pd.notna(amount):
            depth = max(depth, shade(float(amount), top))
    bounds = {row["bound"] for row in found}
    kind: CellKind = "stated"
    if bounds == {"none"}:
        kind = "zero"
    elif bounds <= {"case_by_case", "not_stated"}:
        kind = "no_figure"
    facts = tuple(row["fact_id"] for row in found)
    return Cell("\n".join(lines), kind, depth, facts, "<br>".join(row["words"] for row in found))


def _heat_line(row: dict[str, Any], lang: Lang) -> str:
    """One clause in a few characters: its bound as a sign, its frequency and condition."""
    low, high = (
        None if pd.isna(end) else figures.number(float(end) / UNITS[lang])
        for end in (row["amount_min_cny"], row["amount_max_cny"])
    )
    match row["bound"]:
        case "range":
            words = f"{low}–{high}"
        case "share":
            words = f"{figures.plain(row['percent'])}%" + (f" ≤{high}" if high else "")
        case "none" | "case_by_case" | "not_stated":
            return text(f"heat_{row['bound']}", lang)
        case bound:
            words = figures.SIGNS.get(bound, "") + str(low or high)
    if row["frequency"] == "annual":
        words = text("heat_annual", lang, figure=words)
    if row["trigger"].startswith("evaluated"):
        words = text("heat_evaluated", lang, figure=words)
    return words
