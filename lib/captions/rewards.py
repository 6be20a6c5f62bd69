"""The words around charts of rewards."""

from collections.abc import Sequence

import pandas as pd

from lib import statements
from lib.captions.block import UNITS, Block, ending, grades, notes, records, tier_label
from lib.captions.heat import heat_block
from lib.catalogue import LEVELS, Catalogue, lower_first
from lib.index import Entry
from lib.theme import Words
from lib.views.counts import with_mark
from lib.wording import Lang, figures, text


def reward_blocks(catalogue: Catalogue, table: pd.DataFrame, form: str, lang: Lang) -> list[Block]:
    """Charts of rewards in one form: a block a tier and condition, or all of them in one.

    ``form`` is ``dots``, ``log`` (dots on a log scale), ``ladder`` or ``heat``.
    """
    if table.empty:
        return []
    if form == "heat":
        return [heat_block(catalogue, table, lang)]
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
        notes(part, lang, text("note_rewards", lang)),
        ending(catalogue, part, lang),
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
        grades=grades(part, lang),
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
    """The figures of a type and level that most places state, in words; else who pays."""
    by_item: dict[tuple[str, str, str], list[str]] = {}
    for row in records(part):
        for kind in row["types"].split(";"):
            by_item.setdefault((row["group"], kind, row["level"]), []).append(row["fact_id"])
    stated = {item: [catalogue.entries[name] for name in names] for item, names in by_item.items()}
    most = max((_places(found) for found in stated.values()), default=0)
    if most < 2:
        places = statements.join(list(dict.fromkeys(part["jurisdiction_label"])), lang)
        return text("title_rewards_single", lang, places=places, condition=condition)
    first = next(item for item, found in stated.items() if _places(found) == most)
    same = [item[1] for item, found in stated.items() if found == stated[first]]
    name = catalogue.leveled(first[2], catalogue.types_short(same, lang), lang)
    return text(
        "title_rewards_shared",
        lang,
        condition=condition,
        item=name if lang == "zh" else lower_first(name),
        list=text("join", lang).join(statements.stated(entry, lang) for entry in stated[first]),
    )


def _places(found: Sequence[Entry]) -> int:
    return len({entry.jurisdiction.id for entry in found})


def _reward_labels(
    catalogue: Catalogue, part: pd.DataFrame, form: str, lang: Lang
) -> dict[str, str]:
    labels = {}
    below: dict[str, tuple[str, int, str]] = {}
    ordered = sorted(records(part), key=lambda row: LEVELS.index(row["level"]), reverse=True)
    for row in ordered:
        words = text("mark_reward", lang, figure=row["words"], year=row["year_label"])
        words = with_mark(words, row["read_mark"], lang)
        if form == "ladder":
            # Only between two exact amounts of two levels is the step itself a figure.
            lower = below.pop(row["clause"], None)
            if row["bound"] == "exact":
                amount = int(row["amount_min_cny"])
                if lower and lower[0] != row["level"] and amount > lower[1]:
                    step = figures.money(amount - lower[1], lang)
                    words = text("mark_step", lang, words=words, level=lower[2], step=step)
                below[row["clause"]] = (row["level"], amount, row["level_label"])
        labels[row["fact_id"]] = words
    return labels
