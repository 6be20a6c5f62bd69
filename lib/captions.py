"""The words around each chart: headline, subtitle, caveats, sources; and what each block holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib import statements
from lib.catalogue import LEVELS, Catalogue, lower_first
from lib.charts.matrix import Cell, MatrixRow
from lib.charts.rewards import shade
from lib.index import Entry
from lib.theme import Words
from lib.views import coverage
from lib.views.counts import View, label_of, with_mark
from lib.wording import Lang, figures, text

UNITS: Mapping[Lang, float] = {"zh": 10_000, "en": 1_000}
"""Yuan in one unit of a chart's scale: 万元 in zh, thousands in en."""


@dataclass(frozen=True)
class Block:
    """One chart with its words, its rows, and what a page needs to draw it."""

    id: str
    heading: str
    table: pd.DataFrame
    words: Words
    labels: Mapping[str, str] = field(default_factory=dict)
    level_labels: Mapping[str, str] = field(default_factory=dict)
    group_labels: Mapping[str, str] = field(default_factory=dict)
    grades: dict[str, str] | None = None
    headings: Sequence[str] = ()
    rows: Sequence[MatrixRow] = ()
    is_shared: bool = False
    is_empty: bool = False
    unit: float = 1.0


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return table.to_dict("records")  # type: ignore[return-value]


def _entries(catalogue: Catalogue, table: pd.DataFrame) -> list[Entry]:
    return [catalogue.entries[name] for name in table["fact_id"]]


def _grades(table: pd.DataFrame, lang: Lang) -> dict[str, str] | None:
    """The grade of each fact that has another one to stand beside; ``None`` where none has."""
    if not table["is_compared"].any():
        return None
    return {
        row["fact_id"]: text(f"grade_{row['grade']}", lang) if row["is_compared"] else ""
        for row in _records(table)
    }


def _notes(table: pd.DataFrame, lang: Lang, *more: str, are_cells: bool = False) -> list[str]:
    """Caveats of a chart: why its marks are hollow, and what else must be known."""
    reasons = {reason for row in table["reasons"] for reason in row.split(";") if reason}
    reasons |= {"reading"} if table["is_read"].any() else set()
    read = text("note_read", lang) if table["is_read"].any() else ""
    return [statements.grade_note(reasons, lang, are_cells=are_cells), *more, read]


def _ending(catalogue: Catalogue, table: pd.DataFrame, lang: Lang) -> list[str]:
    return [
        statements.sources(_entries(catalogue, table), lang),
        statements.version_line(catalogue, lang),
    ]


def tier_label(tier: str, lang: Lang) -> str:
    """The name of a block: cities, or provinces that are shown apart."""
    return text("block_provinces" if tier == "province" else "block_cities", lang)


def count_blocks(catalogue: Catalogue, table: pd.DataFrame, view: View, lang: Lang) -> list[Block]:
    """Charts of counts: by tier, what two or more state first, then what only one states.

    ``table`` holds rows of ``lib.views.counts.table``.
    """
    blocks = []
    tiers = sorted(set(table["tier"]), key=lambda tier: tier == "province")
    for is_shared in (True, False):
        for tier in tiers:
            part = table[(table["tier"] == tier) & (table["is_shared"] == is_shared)]
            if not part.empty:
                blocks.append(_count_block(catalogue, part, tier, is_shared, view, lang))
    return blocks


def _count_block(
    catalogue: Catalogue, part: pd.DataFrame, tier: str, is_shared: bool, view: View, lang: Lang
) -> Block:
    scope = text("scope_shared" if is_shared else "scope_single", lang)
    n = len(part.drop_duplicates(["types", "level", "and_above", "measure", "event"]))
    title = _comparable_headline(catalogue, part, lang) if is_shared else ""
    if not title:
        places = list(dict.fromkeys(part["jurisdiction_label"]))
        title = text(
            f"title_counts_{view}_{'shared' if is_shared else 'single'}",
            lang,
            n=n,
            places=statements.join(places, lang),
        )
    subtitle = text(
        f"subtitle_counts_{view}",
        lang,
        scope=text("scope_of_tier", lang, tier=tier_label(tier, lang), scope=scope),
        coverage=statements.n_of_n(catalogue, part["jurisdiction"], tier, lang),
    )
    labels = {row["fact_id"]: _count_label(catalogue, row, view, lang) for row in _records(part)}
    return Block(
        id=f"counts_{view}_{tier}_{'shared' if is_shared else 'single'}",
        heading=text("scope_of_tier", lang, tier=tier_label(tier, lang), scope=scope),
        table=part,
        words=Words(
            title,
            subtitle,
            _notes(part, lang, text("note_counts" if is_shared else "note_counts_blank", lang)),
            _ending(catalogue, part, lang),
        ),
        labels=labels,
        level_labels={level: text(f"panel_{level}", lang) for level in LEVELS},
        grades=_grades(part, lang),
        is_shared=is_shared,
    )


def profile_block(catalogue: Catalogue, table: pd.DataFrame, place: str, lang: Lang) -> Block:
    """All counts and targets of one jurisdiction, types as rows and levels as panels."""
    name = catalogue.dataset.jurisdictions[place].label(lang)
    # One place alone: its marks are hollow for readings, not for what others state.
    table = table.assign(grade="comparable", reasons="")
    labels = {
        row["fact_id"]: _count_label(catalogue, row, "stock", lang) for row in _records(table)
    }
    return Block(
        id=f"profile_{place}",
        heading=name,
        table=table,
        words=Words(
            text("title_profile", lang, place=name),
            text("subtitle_profile", lang),
            _notes(table, lang, text("note_counts_blank", lang)),
            _ending(catalogue, table, lang),
        ),
        labels=labels,
        level_labels={level: text(f"panel_{level}", lang) for level in LEVELS},
    )


def _count_label(catalogue: Catalogue, row: dict[str, Any], view: View, lang: Lang) -> str:
    """What stands beside a mark of a count: event, figure, year, and what it contains."""
    words = label_of(row, lang)
    if row["and_above"]:
        words = text("mark_and_above", lang, words=words)
    if view == "change":
        kind = catalogue.label("event", row["event"], lang) if row["event"] else ""
        if row["measure"] == "cumulative":
            kind = catalogue.label("measure", "cumulative", lang) + kind
        words = text("mark_change", lang, event=kind, words=words).strip()
    return words


def _comparable_headline(catalogue: Catalogue, part: pd.DataFrame, lang: Lang) -> str:
    """The item of the chart whose figures may be compared, in words; empty without one."""
    mask = (part["grade"] == "comparable") & part["is_compared"] & (part["status"] == "actual")
    for _, rows in part[mask].groupby(["types", "level"], sort=False):
        if rows["jurisdiction"].nunique() > 1:
            entries = sorted(
                _entries(catalogue, rows),
                key=lambda e: -(float(e.count.value)) if isinstance(e.count.value, int) else 0.0,
            )
            return text(
                "title_comparable",
                lang,
                item=catalogue.item_label(entries[0].fact, lang),
                list=text("join", lang).join(statements.stated(e, lang) for e in entries),
            )
    return ""


def reward_blocks(catalogue: Catalogue, table: pd.DataFrame, form: str, lang: Lang) -> list[Block]:
    """Charts of rewards in one form: a block a tier and condition, or all of them in one.

    ``form`` is ``dots``, ``log`` (dots on a log scale), ``ladder`` or ``heat``.
    """
    if table.empty:
        return []
    if form == "heat":
        return [_heat_block(catalogue, table, lang)]
    blocks = []
    for (tier, trigger), _ in table.groupby(["tier", "trigger"], sort=False):
        part = table[(table["tier"] == tier) & (table["trigger"] == trigger)]
        blocks.append(_reward_block(catalogue, part, str(tier), str(trigger), form, lang))
    return blocks


def _reward_block(
    catalogue: Catalogue, part: pd.DataFrame, tier: str, trigger: str, form: str, lang: Lang
) -> Block:
    condition = catalogue.label("trigger", trigger, lang)
    heading = text("scope_of_tier", lang, tier=tier_label(tier, lang), scope=condition)
    if form == "ladder":
        steps = part.groupby("clause")["level"].transform("nunique") > 1
        part = part[steps]
    words = Words(
        _reward_title(catalogue, part, condition, lang)
        if form in {"dots", "log"}
        else text(
            "title_ladder",
            lang,
            condition=condition,
            places=statements.join(list(dict.fromkeys(part["jurisdiction_label"])), lang),
        ),
        text(
            f"subtitle_{form}",
            lang,
            condition=condition,
            coverage=statements.n_of_n(catalogue, part["jurisdiction"], tier, lang),
        ),
        _notes(part, lang, text("note_rewards", lang)),
        _ending(catalogue, part, lang),
    )
    return Block(
        id=f"rewards_{form}_{tier}_{trigger}",
        heading=heading,
        table=part,
        words=words,
        labels=_reward_labels(catalogue, part, form, lang),
        level_labels={level: text(f"panel_{level}", lang) for level in LEVELS},
        group_labels={
            str(group): _group_label(catalogue, rows, lang) for group, rows in part.groupby("group")
        },
        grades=_grades(part, lang),
        is_empty=part.empty,
        unit=UNITS[lang],
    )


def _group_label(catalogue: Catalogue, rows: pd.DataFrame, lang: Lang) -> str:
    """Nature and frequencies of the clauses that share an axis."""
    frequencies = [
        catalogue.label("frequency", code, lang) for code in dict.fromkeys(rows["frequency"])
    ]
    return text(
        "group_label",
        lang,
        nature=catalogue.label("nature", rows.iloc[0]["nature"], lang),
        frequency=text("join_or", lang).join(frequencies),
    )


def _reward_title(catalogue: Catalogue, part: pd.DataFrame, condition: str, lang: Lang) -> str:
    """The figures of the level that most places state, in words; else who pays under what."""
    shared = part[part["is_compared"]]
    if not shared.empty:
        rows = shared[shared["level"] == shared.iloc[0]["level"]]
        rows = rows.drop_duplicates("jurisdiction")
        return text(
            "title_rewards_shared",
            lang,
            condition=condition,
            item=_common_item(catalogue, rows, lang),
            list=text("join", lang).join(
                statements.stated(entry, lang) for entry in _entries(catalogue, rows)
            ),
        )
    places = statements.join(list(dict.fromkeys(part["jurisdiction_label"])), lang)
    return text("title_rewards_single", lang, places=places, condition=condition)


def _common_item(catalogue: Catalogue, rows: pd.DataFrame, lang: Lang) -> str:
    """Level and the types that all the clauses name."""
    named = [row.split(";") for row in rows["types"]]
    common = [name for name in named[0] if all(name in others for others in named)]
    name = catalogue.types_short(common or named[0], lang)
    item = catalogue.leveled(rows.iloc[0]["level"], name, lang)
    return item if lang == "zh" else lower_first(item)


def _reward_labels(
    catalogue: Catalogue, part: pd.DataFrame, form: str, lang: Lang
) -> dict[str, str]:
    labels = {}
    below: dict[str, tuple[int, str]] = {}
    ordered = sorted(_records(part), key=lambda row: LEVELS.index(row["level"]), reverse=True)
    for row in ordered:
        words = text("mark_reward", lang, figure=row["words"], year=row["year_label"])
        words = with_mark(words, row["read_mark"], lang)
        low = row["amount_min_cny"]
        if form == "ladder" and pd.notna(low):
            # Only between two exact amounts is the step itself a figure.
            if row["clause"] in below and row["bound"] == "exact":
                amount, level = below[row["clause"]]
                words = text(
                    "mark_step",
                    lang,
                    words=words,
                    level=level,
                    step=figures.money(int(low) - amount, lang),
                )
            if row["bound"] == "exact":
                below[row["clause"]] = (int(low), row["level_label"])
            else:
                below.pop(row["clause"], None)
        labels[row["fact_id"]] = words
    return labels


def _heat_block(catalogue: Catalogue, table: pd.DataFrame, lang: Lang) -> Block:
    records = _records(table)
    columns = list(dict.fromkeys((r["tier"], r["jurisdiction"]) for r in records))
    pairs = [
        (place, level)
        for _, place in sorted(columns, key=lambda c: c[0] == "province")
        for level in LEVELS
        if any(r["jurisdiction"] == place and r["level"] == level for r in records)
    ]
    top = max(
        (
            float(r["amount_min_cny"])
            for r in records
            if r["trigger"] == "newly_recognised" and pd.notna(r["amount_min_cny"])
        ),
        default=0.0,
    )
    used = {kind for r in records for kind in r["types"].split(";")}
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
                    for r in records
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
            _notes(
                table, lang, text("note_heat", lang), text("note_rewards", lang), are_cells=True
            ),
            _ending(catalogue, table, lang),
        ),
        grades=_grades(table, lang),
        headings=[
            f"{names[place].label(lang)} {catalogue.level_label(level, lang)}"
            for place, level in pairs
        ],
        rows=rows,
        unit=UNITS[lang],
    )


def _heat_cell(records: Sequence[dict[str, Any]], top: float, lang: Lang) -> Cell:
    if not records:
        return Cell(text("not_stated", lang), "not_stated")
    lines, depth = [], 0
    for r in records:
        low, high = r["amount_min_cny"], r["amount_max_cny"]
        if pd.isna(low) and pd.isna(high):
            lines.append(text("no_figure_short", lang))
            continue
        amount = float(high if pd.isna(low) else low)
        words = text(
            f"heat_{r['bound'] if r['bound'] in {'at_least', 'up_to'} else 'exact'}",
            lang,
            figure=figures.number(amount / UNITS[lang]),
        )
        if r["frequency"] == "annual":
            words = text("heat_annual", lang, figure=words)
        if r["trigger"].startswith("evaluated"):
            words = text("heat_evaluated", lang, figure=words)
        if r["trigger"] == "newly_recognised":
            depth = max(depth, shade(amount, top))
        lines.append(words)
    facts = tuple(r["fact_id"] for r in records)
    return Cell("\n".join(lines), "stated", depth, facts, "<br>".join(r["words"] for r in records))


def coverage_block(
    catalogue: Catalogue, kind: str, level: str, lang: Lang
) -> tuple[Block, list[coverage.CoverageRow]]:
    """The coverage matrix of counts or rewards, with the rows behind it."""
    found = [row for row in coverage.table(catalogue, kind, lang) if level in ("all", row.level)]
    places = catalogue.jurisdictions
    rows: list[MatrixRow] = []
    family = ""
    for row in found:
        if row.family != family:
            family = row.family
            rows.append(MatrixRow(catalogue.label("family", family, lang), is_header=True))
        cells = tuple(
            Cell(
                text(f"coverage_{row.cells[place.id][0]}", lang),
                row.cells[place.id][0],
                2 if row.cells[place.id][0] == "stated" else 0,
                row.cells[place.id][1],
            )
            for place in places
        )
        rows.append(MatrixRow(catalogue.leveled(row.level, row.name, lang), cells))
    stating = {
        place.id: sum(row.cells[place.id][0] != "not_stated" for row in found) for place in places
    }
    ids = [name for row in found for _, facts in row.cells.values() for name in facts]
    listed = text("join", lang).join(
        text("coverage_place", lang, place=p.label(lang), n=stating[p.id], all=len(found))
        for p in places
    )
    block = Block(
        id=f"coverage_{kind}",
        heading=text(f"kind_{kind}", lang),
        table=pd.DataFrame({"fact_id": list(dict.fromkeys(ids))}),
        words=Words(
            text(f"title_coverage_{kind}", lang, n=len(found)),
            listed,
            [text("note_coverage", lang)],
            [
                statements.sources((catalogue.entries[name] for name in dict.fromkeys(ids)), lang),
                statements.version_line(catalogue, lang),
            ],
        ),
        headings=[place.label(lang) for place in places],
        rows=rows,
        is_empty=not found,
    )
    return block, found
