"""The words around charts of counts."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib import statements
from lib.captions.block import (
    Block,
    Headline,
    ending,
    entries,
    grades,
    notes,
    place_names,
    plain_title,
    records,
    tiers_label,
)
from lib.captions.together import together_words, with_tier
from lib.catalogue import LEVELS, Catalogue, tier_rank
from lib.charts.counts import count_form
from lib.charts.forms import RowsForm
from lib.ranking import Ranking, rank
from lib.theme import Words
from lib.views import together
from lib.views.counts import View, label_of
from lib.wording import Lang, text

ITEM = ["types", "level", "and_above", "measure", "event"]
"""Columns that rows of one item and tier share."""


def count_blocks(catalogue: Catalogue, table: pd.DataFrame, view: View, lang: Lang) -> list[Block]:
    """Charts of counts: by peers, what two or more state first, then what only one states.

    ``table`` holds rows of ``lib.views.counts.table``.
    """
    blocks = []
    peers = sorted(set(table["block"]), key=tier_rank)
    for is_shared in (True, False):
        for block in peers:
            part = table[(table["block"] == block) & (table["is_shared"] == is_shared)]
            if not part.empty:
                blocks.append(_count_block(catalogue, part, block, is_shared, view, lang))
    return blocks


def _count_block(
    catalogue: Catalogue, part: pd.DataFrame, block: str, is_shared: bool, view: View, lang: Lang
) -> Block:
    scope = text("scope_shared" if is_shared else "scope_single", lang)
    ranked = _ranked_headline(catalogue, part, lang) if is_shared else None
    title = ranked or Headline(_headline(catalogue, part, view, lang))
    heading = text("scope_of_tier", lang, tier=tiers_label(part["tier"], lang), scope=scope)
    subtitle = text(
        f"subtitle_counts_{view}",
        lang,
        scope=heading,
        coverage=statements.n_of_n(catalogue, part["jurisdiction"], block, lang),
    )
    labels = {row["fact_id"]: _count_label(catalogue, row, view, lang) for row in records(part)}
    return Block(
        id=f"counts_{view}_{block}_{'shared' if is_shared else 'single'}",
        heading=heading,
        table=part,
        words=Words(
            title.words,
            subtitle,
            notes(part, lang, text("note_counts" if is_shared else "note_counts_blank", lang)),
            ending(catalogue, part, lang),
        ),
        form=_form(part, labels, lang, are_places_rows=is_shared),
        labels=labels,
        grades=grades(part, lang),
        headlined=title.facts,
        plain_title=plain_title("counts", heading, lang),
    )


def _headline(catalogue: Catalogue, part: pd.DataFrame, view: View, lang: Lang) -> str:
    """Who states how many items: those that two or more state, else all."""
    stating = part.groupby(ITEM)["jurisdiction"].nunique()
    n = int((stating > 1).sum())
    scope = "shared" if n else "single" if part["jurisdiction"].nunique() > 1 else "alone"
    return text(
        f"headline_{view}_{scope}",
        lang,
        n=n or len(stating),
        places=place_names(catalogue, part, lang),
    )


def counts_together(catalogue: Catalogue, table: pd.DataFrame, lang: Lang) -> list[Block]:
    """All counts of ``table`` in one chart, as a reader may choose, and that it says so.

    ``table`` holds rows of both views of ``lib.views.counts``. Where nothing in it stands apart,
    nothing unlike is put together, and the charts are the usual ones.
    """
    part = together.graded(catalogue, table)
    splits = together.splits(part)
    if not splits:
        view: View = "stock" if set(table["measure"]) <= {"stock"} else "change"
        return count_blocks(catalogue, table, view, lang)
    coverage = statements.n_of_n(catalogue, part["jurisdiction"], None, lang)
    labels = {row["fact_id"]: _together_label(catalogue, row, lang) for row in records(part)}
    placed = part.assign(
        jurisdiction_label=[with_tier(catalogue, row, lang) for row in records(part)]
    )
    block = Block(
        id="counts_together",
        heading=text("heading_together", lang),
        table=placed,
        words=together_words(
            catalogue,
            part,
            splits,
            lang,
            title="title_together_counts",
            measured=text("measured_counts", lang, coverage=coverage),
            note=text("note_counts", lang),
        ),
        form=_form(placed, labels, lang),
        labels=labels,
        grades=grades(part, lang),
    )
    return [block]


def profile_block(catalogue: Catalogue, table: pd.DataFrame, place: str, lang: Lang) -> Block:
    """All counts and targets of one jurisdiction, types as rows and levels as panels."""
    name = catalogue.dataset.jurisdictions[place].label(lang)
    # One place alone: its marks are hollow for readings, not for what others state.
    table = table.assign(grade="comparable", reasons="")
    labels = {row["fact_id"]: _count_label(catalogue, row, "stock", lang) for row in records(table)}
    stated = set(table["status"])
    told = "both" if len(stated) > 1 else stated.pop()
    return Block(
        id=f"profile_{place}",
        heading=name,
        table=table,
        words=Words(
            text(f"title_profile_{told}", lang, place=name),
            text(f"subtitle_profile_{told}", lang),
            notes(table, lang, text("note_counts_blank", lang)),
            ending(catalogue, table, lang),
        ),
        form=_form(table, labels, lang, are_places_rows=False),
        labels=labels,
    )


def _form(
    table: pd.DataFrame, labels: Mapping[str, str], lang: Lang, *, are_places_rows: bool = True
) -> RowsForm:
    return count_form(
        table,
        level_labels={level: text(f"panel_{level}", lang) for level in LEVELS},
        not_stated=text("not_stated", lang),
        labels=labels,
        are_places_rows=are_places_rows,
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


def _together_label(catalogue: Catalogue, row: dict[str, Any], lang: Lang) -> str:
    """A mark's words with the measure in front, where stocks and additions stand side by side."""
    view: View = "stock" if row["measure"] == "stock" else "change"
    words = _count_label(catalogue, row, view, lang)
    if row["event"] or row["measure"] == "cumulative":
        return words
    measure = catalogue.label("measure", row["measure"], lang)
    return text("mark_change", lang, event=measure, words=words)


def _ranked_headline(catalogue: Catalogue, part: pd.DataFrame, lang: Lang) -> Headline | None:
    """The first item of the chart whose figures may be ranked, else subtracted, in words."""
    actual = part[part["status"] == "actual"]
    for _, rows in actual.groupby(ITEM, sort=False):
        ranking = rank(entries(catalogue, rows), catalogue.dataset.vocabulary.mappings)
        if isinstance(ranking, Ranking):
            words = text(
                "title_comparable",
                lang,
                item=statements.ranked_item(catalogue, ranking, lang),
                list=text("join", lang).join(
                    dict.fromkeys(statements.stated(entry, lang) for entry in ranking.entries)
                ),
            )
            return Headline(words, tuple(entry.id for entry in ranking.entries))
    if told := statements.differences(catalogue, entries(catalogue, actual), lang):
        return Headline(told[0].claim, told[0].facts)
    return None
