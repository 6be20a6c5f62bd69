"""The words around charts of counts."""

from typing import Any

import pandas as pd

from lib import statements
from lib.captions.block import Block, ending, entries, grades, notes, records, tier_label
from lib.catalogue import LEVELS, Catalogue
from lib.theme import Words
from lib.views.counts import View, label_of
from lib.wording import Lang, text


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
    labels = {row["fact_id"]: _count_label(catalogue, row, view, lang) for row in records(part)}
    return Block(
        id=f"counts_{view}_{tier}_{'shared' if is_shared else 'single'}",
        heading=text("scope_of_tier", lang, tier=tier_label(tier, lang), scope=scope),
        table=part,
        words=Words(
            title,
            subtitle,
            notes(part, lang, text("note_counts" if is_shared else "note_counts_blank", lang)),
            ending(catalogue, part, lang),
        ),
        labels=labels,
        level_labels={level: text(f"panel_{level}", lang) for level in LEVELS},
        grades=grades(part, lang),
        is_shared=is_shared,
    )


def profile_block(catalogue: Catalogue, table: pd.DataFrame, place: str, lang: Lang) -> Block:
    """All counts and targets of one jurisdiction, types as rows and levels as panels."""
    name = catalogue.dataset.jurisdictions[place].label(lang)
    # One place alone: its marks are hollow for readings, not for what others state.
    table = table.assign(grade="comparable", reasons="")
    labels = {row["fact_id"]: _count_label(catalogue, row, "stock", lang) for row in records(table)}
    return Block(
        id=f"profile_{place}",
        heading=name,
        table=table,
        words=Words(
            text("title_profile", lang, place=name),
            text("subtitle_profile", lang),
            notes(table, lang, text("note_counts_blank", lang)),
            ending(catalogue, table, lang),
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
            kind = text(
                "phrase", lang, one=catalogue.label("measure", "cumulative", lang), two=kind
            )
        words = text("mark_change", lang, event=kind, words=words).strip()
    return words


def _comparable_headline(catalogue: Catalogue, part: pd.DataFrame, lang: Lang) -> str:
    """The item of the chart whose figures may be compared, in words; empty without one."""
    mask = (part["grade"] == "comparable") & part["is_compared"] & (part["status"] == "actual")
    item = ["types", "level", "and_above", "measure", "event"]
    for _, rows in part[mask].groupby(item, sort=False):
        if rows["jurisdiction"].nunique() > 1:
            ranked = entries(catalogue, rows.sort_values("value", ascending=False))
            return text(
                "title_comparable",
                lang,
                item=catalogue.item_label(ranked[0].fact, lang),
                list=text("join", lang).join(statements.stated(entry, lang) for entry in ranked),
            )
    return ""
