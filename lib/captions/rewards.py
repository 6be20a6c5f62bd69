"""The words around charts of rewards."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib import statements
from lib.captions.block import (
    UNITS,
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
from lib.captions.heat import heat_block
from lib.captions.ladder import stacking, step_labels
from lib.captions.together import together_words
from lib.catalogue import LEVELS, Catalogue, lower_first
from lib.charts.forms import RowsForm
from lib.charts.rewards import dots_form, ladder_form
from lib.compare import NOT_PAID
from lib.index import Entry
from lib.model.document import ShareAmount
from lib.ranking import Ranking, latest, rank
from lib.theme import Words
from lib.views import together
from lib.views.counts import with_mark
from lib.views.rewards import may_be_paid
from lib.wording import Lang, text


def reward_blocks(catalogue: Catalogue, table: pd.DataFrame, form: str, lang: Lang) -> list[Block]:
    """Charts of rewards in one form: a block for peers and a condition, or all of them in one.

    ``form`` is ``dots``, ``log`` (dots on a log scale), ``ladder`` or ``heat``.
    """
    if table.empty:
        return []
    if form == "heat":
        return [heat_block(catalogue, table, lang)]
    blocks = []
    for (block, trigger), _ in table.groupby(["block", "trigger"], sort=False):
        part = table[(table["block"] == block) & (table["trigger"] == trigger)]
        blocks.append(_reward_block(catalogue, part, str(block), str(trigger), form, lang))
    return blocks


def _reward_block(
    catalogue: Catalogue, part: pd.DataFrame, block: str, trigger: str, form: str, lang: Lang
) -> Block:
    condition = catalogue.label("trigger", trigger, lang)
    heading = text("scope_of_tier", lang, tier=tiers_label(part["tier"], lang), scope=condition)
    if form == "ladder":
        part = _with_steps(part)
    labels = _reward_labels(catalogue, part, form, lang)
    group_labels = {
        str(name): _group_label(catalogue, rows, lang) for name, rows in part.groupby("group")
    }
    places = place_names(catalogue, part, lang)
    title = (
        _reward_title(catalogue, part, condition, lang)
        if form in {"dots", "log"}
        else Headline(text("title_ladder", lang, condition=condition, places=places))
    )
    words = Words(
        title.words,
        text(
            f"subtitle_{form}",
            lang,
            condition=condition,
            coverage=statements.n_of_n(catalogue, part["jurisdiction"], block, lang),
            stacking=stacking(catalogue, entries(catalogue, part), lang),
        ),
        notes(part, lang, text("note_rewards", lang)),
        ending(catalogue, part, lang),
    )
    return Block(
        id=f"rewards_{form}_{block}_{trigger}",
        heading=heading,
        table=part,
        words=words,
        form=_form(
            part,
            form,
            labels,
            group_labels,
            lang,
        ),
        labels=labels,
        grades=grades(part, lang),
        is_empty=part.empty,
        headlined=title.facts,
        plain_title=plain_title("rewards", heading, lang),
    )


def _form(
    table: pd.DataFrame,
    form: str,
    labels: Mapping[str, str],
    group_labels: Mapping[str, str],
    lang: Lang,
) -> RowsForm:
    if form == "ladder":
        heading = text("column_amount", lang)
        return ladder_form(table, heading=heading, labels=labels, unit=UNITS[lang])
    return dots_form(
        table,
        level_labels={level: text(f"panel_{level}", lang) for level in LEVELS},
        group_labels=group_labels,
        labels=labels,
        not_stated=text("not_stated", lang),
        unit=UNITS[lang],
        is_log=form == "log",
    )


def _with_steps(table: pd.DataFrame) -> pd.DataFrame:
    """The clauses that state two or more levels."""
    return table[table.groupby("clause")["level"].transform("nunique") > 1]


def rewards_together(
    catalogue: Catalogue, table: pd.DataFrame, form: str, lang: Lang
) -> list[Block]:
    """All rewards of ``table`` in one chart, as a reader may choose, and that it says so.

    ``form`` is ``dots``, ``log`` or ``ladder``; the heat table shows everything at once anyway.
    Where nothing of the table stands apart, nothing unlike is put together, and the charts are
    the usual ones.
    """
    part = together.graded(catalogue, _with_steps(table) if form == "ladder" else table)
    splits = together.splits(part)
    if form == "heat" or not splits:
        return reward_blocks(catalogue, table, form, lang)
    rows = sorted(records(part), key=lambda row: _by_type(catalogue, row))
    mixed = pd.DataFrame(rows, columns=list(part.columns)).assign(
        group="together", types_label=[_row_label(catalogue, row, lang) for row in rows]
    )
    coverage = statements.n_of_n(catalogue, part["jurisdiction"], None, lang)
    labels = _reward_labels(catalogue, mixed, form, lang)
    block = Block(
        id=f"rewards_{form}_together",
        heading=text("heading_together", lang),
        table=mixed,
        words=together_words(
            catalogue,
            part,
            splits,
            lang,
            title="title_together_rewards",
            measured=text(
                f"measured_{form}",
                lang,
                coverage=coverage,
                stacking=stacking(catalogue, entries(catalogue, part), lang),
            ),
            note=text("note_rewards", lang),
        ),
        form=_form(mixed, form, labels, {"together": text("group_together", lang)}, lang),
        labels=labels,
        grades=grades(mixed, lang),
    )
    return [block]


def _by_type(catalogue: Catalogue, row: dict[str, Any]) -> tuple[object, ...]:
    """Rewards for like platforms beside one another, whoever pays them."""
    entry = catalogue.entries[row["fact_id"]]
    return catalogue.type_rank(entry.reward.types), row["types"], entry.jurisdiction.order


def _row_label(catalogue: Catalogue, row: dict[str, Any], lang: Lang) -> str:
    """What a row of a chart of unlike things is: types, tier, condition, nature, frequency."""
    return text(
        "row_of_group",
        lang,
        types=row["types_label"],
        **{
            name: lower_first(catalogue.label(name, row[name], lang))
            for name in ("tier", "trigger", "nature", "frequency")
        },
    )


def _group_label(catalogue: Catalogue, rows: pd.DataFrame, lang: Lang) -> str:
    """Nature and frequencies of the clauses that share an axis, and the base of shares."""
    frequencies = [
        catalogue.label("frequency", code, lang) for code in dict.fromkeys(rows["frequency"])
    ]
    words = text(
        "group_label",
        lang,
        nature=catalogue.label("nature", rows.iloc[0]["nature"], lang),
        frequency=text("join_or", lang).join(frequencies),
    )
    amount = catalogue.entries[rows.iloc[0]["fact_id"]].reward.amount
    if isinstance(amount, ShareAmount):
        return text("group_label_share", lang, label=words, base=amount.of.text(lang))
    return words


def _reward_title(catalogue: Catalogue, part: pd.DataFrame, condition: str, lang: Lang) -> Headline:
    """The figures of a type and level that most places state, in words; else who pays.

    Each place by its latest clauses; in the order of a ranking only where there is one.
    """
    by_item: dict[tuple[str, str, str], list[Entry]] = {}
    for row in records(part):
        entry = catalogue.entries[row["fact_id"]]
        if may_be_paid(entry, catalogue.dataset.date):
            for kind in entry.reward.types:
                by_item.setdefault((row["group"], kind, row["level"]), []).append(entry)
    stated = {item: latest(found) for item, found in by_item.items()}
    most = max((_places(found) for found in stated.values()), default=0)
    if most < 2:
        places = place_names(catalogue, part, lang)
        return Headline(text("title_rewards_single", lang, places=places, condition=condition))
    first = next(item for item, found in stated.items() if _places(found) == most)
    same = [item[1] for item, found in stated.items() if found == stated[first]]
    name = catalogue.leveled(first[2], catalogue.types_short(same, lang), lang)
    ranking = rank(stated[first], catalogue.dataset.vocabulary.mappings)
    if not isinstance(ranking, Ranking):
        drawn = [catalogue.entries[row["fact_id"]] for row in records(part)]
        if told := statements.differences(catalogue, drawn, lang):
            return Headline(told[0].claim, told[0].facts)
    shown = ranking.entries if isinstance(ranking, Ranking) else stated[first]
    words = text(
        "title_rewards_shared",
        lang,
        condition=condition,
        item=name if lang == "zh" else lower_first(name),
        list=text("join", lang).join(
            dict.fromkeys(statements.stated(entry, lang) for entry in shown)
        ),
    )
    return Headline(words, tuple(entry.id for entry in shown))


def _places(found: Sequence[Entry]) -> int:
    return len({entry.jurisdiction.id for entry in found})


def _reward_labels(
    catalogue: Catalogue, part: pd.DataFrame, form: str, lang: Lang
) -> dict[str, str]:
    labels = {}
    for row in records(part):
        words = text("mark_reward", lang, figure=row["words"], year=row["year_label"])
        words = with_mark(words, row["read_mark"], lang)
        if row["policy_status"] in NOT_PAID:
            status = catalogue.label("policy_status", row["policy_status"], lang)
            words = text("mark_policy_status", lang, words=words, status=status)
        labels[row["fact_id"]] = words
    if form == "ladder":
        return step_labels(catalogue, entries(catalogue, part), labels, lang)
    return labels
