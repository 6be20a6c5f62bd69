"""Sentences to quote: a fact in one sentence, and several facts as far as they go together.

A sentence is no stronger than its facts: it keeps bounds, frequency and years, names document and
number, says what is implied, open or unconfirmed, and ranks only what :mod:`lib.ranking` ranks.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.catalogue import Catalogue, lower_first
from lib.compare import SPLITS, Grade, Reason, compare_set, signature
from lib.index import Entry
from lib.model.document import WITHOUT_FIGURE
from lib.model.reference import TypeMapping
from lib.ranking import Ranking, rank
from lib.statements import quote_parts as parts
from lib.statements.differences import plain_difference
from lib.statements.items import named_item
from lib.statements.phrases import are_unconfirmed, reasons_phrase
from lib.statements.quote_fact import nature, of_fact, validity, whom
from lib.views import counts, rewards
from lib.wording import Lang, figures, text


@dataclass(frozen=True)
class Quote:
    """A sentence; one that ``is_refused`` says why the facts are not put into one sentence."""

    sentence: str
    is_refused: bool


def of_facts(catalogue: Catalogue, entries: Sequence[Entry], lang: Lang) -> Quote:
    """The facts of one item in one sentence, or the sentence that they are not to share one.

    Comparable facts are told with what their ranking allows, those side by side with the reasons
    why they are not ranked. Raises ``ValueError`` without facts.
    """
    if not entries:
        raise ValueError("there is no fact to quote")
    if len(entries) == 1:
        return Quote(of_fact(catalogue, entries[0], lang), is_refused=False)
    if any(entry.kind not in {"count", "reward"} for entry in entries):
        return _refused(text("quote_ungraded", lang), lang)
    mappings = catalogue.dataset.vocabulary.mappings
    verdict = compare_set(map(signature, entries), mappings)
    if verdict.grade == Grade.APART:
        splits = [reason for reason in verdict.reasons if reason in SPLITS]
        return _refused(reasons_phrase(splits, lang), lang)
    types = _common_types(entries)
    if not types:
        return _refused(reasons_phrase([Reason.TYPE], lang), lang)
    ranking = _ranking(entries, mappings)
    told = ranking.entries if ranking else entries
    words = text(
        "quote_joint",
        lang,
        topic=_topic(catalogue, catalogue.widest(entries), types, lang),
        list=_listed([_joint_figure(catalogue, entry, lang) for entry in told], lang),
    )
    clauses = [words]
    if ranking:
        clauses.append(_ranked(ranking, lang))
    elif verdict.reasons:
        clauses.append(plain_difference(entries, lang))
    if are_unconfirmed(entries):
        clauses.append(text("quote_status_unknown_all", lang))
    words = text("quote_clause", lang).join(filter(None, clauses))
    if verdict.reasons:
        reasons = reasons_phrase(verdict.reasons, lang)
        words = text("quote_side_by_side", lang, words=words, reasons=reasons)
    return Quote(text("quote_end", lang, words=words), is_refused=False)


def _refused(reasons: str, lang: Lang) -> Quote:
    words = text("quote_apart", lang, reasons=reasons)
    return Quote(text("quote_end", lang, words=words), is_refused=True)


def _common_types(entries: Sequence[Entry]) -> list[str]:
    """Types that every fact speaks of, in the order of the first; counts need the same ones.

    A mapping makes old and new types comparable, but no one name stands for both.
    """
    types = [e.count.types if e.kind == "count" else e.reward.types for e in entries]
    if entries[0].kind == "count" and len({frozenset(found) for found in types}) > 1:
        return []
    return [name for name in types[0] if all(name in found for found in types)]


def _ranking(entries: Sequence[Entry], mappings: Sequence[TypeMapping]) -> Ranking | None:
    """The ranking of facts, one a place; ``None`` where there is none.

    Shares are not ranked here: the higher one may pay less where its cap is lower.
    """
    if len({entry.jurisdiction.id for entry in entries}) < len(entries):
        return None
    if any(entry.kind == "reward" and entry.reward.amount.kind == "share" for entry in entries):
        return None
    found = rank(entries, mappings)
    return found if isinstance(found, Ranking) else None


def _listed(told: Sequence[str], lang: Lang) -> str:
    """Figures in a row; in Chinese all by commas, for each is a clause."""
    head = text("quote_comma", lang).join(told[:-1])
    last = text("quote_comma" if lang == "zh" else "quote_and", lang)
    return f"{head}{last}{told[-1]}"


def _joint_figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """One figure of several, with its year, its source and what must be known of it."""
    if entry.kind == "reward":
        figure = figures.reward_value(entry.reward, lang)
    elif entry.count.value == WITHOUT_FIGURE:
        figure = text("quote_joint_no_number", lang)
    else:
        figure = parts.number(entry.count, lang)
    source = [figures.year(entry, lang), parts.short_source(entry, lang)]
    notes = parts.notes(catalogue, entry, lang, is_joint=True)
    if entry.kind == "reward" and entry.reward.policy_status not in {"unknown", "in_force"}:
        notes.append(validity(entry, lang))
    return text(
        "quote_joint_figure",
        lang,
        place=parts.place(entry, lang),
        figure=figure,
        details=text("join_sentence", lang).join([text("quote_comma", lang).join(source), *notes]),
    )


def _topic(
    catalogue: Catalogue, entry: Entry, types: Sequence[str], lang: Lang, *, is_short: bool = False
) -> str:
    """What the facts of an item speak of: ``省级重点实验室现有数量``."""
    if entry.kind == "reward":
        if is_short:
            name = catalogue.types_short(types, lang)
            name = name if lang == "zh" else lower_first(name)
        else:
            name = parts.names(catalogue, types, lang, is_plural=False, last="quote_or")
        item = parts.leveled(catalogue, entry.reward.level, name, lang, is_open_told=True)
        return text(
            "quote_topic_reward",
            lang,
            whom=whom(catalogue, entry, item, lang),
            nature=nature(catalogue, entry, lang),
        )
    count = entry.count
    item = parts.platforms(catalogue, count, lang, is_open_told=True)
    is_target = count.status == "target"
    if count.measure == "stock":
        return text(
            "quote_topic_stock_target" if is_target else "quote_topic_stock", lang, item=item
        )
    how = text("quote_topic_how", lang) if count.measure == "cumulative" else ""
    topic = text(f"quote_topic_{count.event or 'new'}", lang, item=item, how=how)
    return text("quote_topic_target", lang, topic=topic) if is_target else topic


def _ranked(ranking: Ranking, lang: Lang) -> str:
    """Difference of the highest and the lowest, and the multiple where one decimal says it."""
    if not ranking.difference:
        return text("quote_equal", lang)
    first, last = ranking.entries[0], ranking.entries[-1]
    size = "two" if len(ranking.entries) == 2 else "several"
    words = text(
        f"quote_ranked_{size}_{first.kind}",
        lang,
        first=parts.place(first, lang),
        last=parts.place(last, lang),
        difference=_difference(ranking, lang),
    )
    multiple = ranking.multiple
    if multiple is not None and (multiple * 10).denominator == 1:
        times = figures.number(float(multiple))
        words = text("quote_ranked_multiple", lang, words=words, n=times)
    if len({entry.year for entry in ranking.entries}) > 1:
        words = text("quote_ranked_years", lang, words=words)
    return words


def _difference(ranking: Ranking, lang: Lang) -> str:
    first, difference = ranking.entries[0], float(ranking.difference)
    if first.kind == "count":
        return text("quote_number", lang, figure=figures.number(difference))
    return figures.money(difference, lang)


# Items of a table


def quote_items(
    catalogue: Catalogue, entries: Iterable[Entry], lang: Lang
) -> list[tuple[str, list[Entry]]]:
    """The items of a table of facts, each with a label: facts that may share a sentence.

    A reward clause stands under each type it names; types with the very same facts are one item.
    """
    listed = {entry.id: entry for entry in entries}.values()  # a table may tell a fact twice
    grouped: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    panels = {
        entry.id: group.id
        for group, members in rewards.groups(catalogue.of_kind("reward")).items()
        for entry in members
    }
    for entry in listed:
        if entry.kind == "reward":
            for name in entry.reward.types:
                grouped["reward", panels[entry.id], entry.reward.level, name].append(entry)
        elif entry.kind == "count":
            key = counts.item_key(entry.count)
            grouped["count", entry.jurisdiction.peer_tier, entry.count.status, *key].append(entry)
        else:
            grouped[entry.kind, entry.id].append(entry)
    merged: dict[tuple[str, ...], tuple[list[str], list[Entry]]] = {}
    for key, members in grouped.items():
        ids = (*key[:-1], *(entry.id for entry in members))
        merged.setdefault(ids, ([], members))[0].append(key[-1])
    has_tiers = len({entry.jurisdiction.peer_tier for entry in listed}) > 1
    return [
        (_label(catalogue, members, types, lang, has_tiers=has_tiers), members)
        for types, members in merged.values()
    ]


def _label(
    catalogue: Catalogue,
    entries: Sequence[Entry],
    types: Sequence[str],
    lang: Lang,
    *,
    has_tiers: bool,
) -> str:
    """What an item is called where it is chosen; rewards are told apart by their frequencies."""
    first = catalogue.widest(entries)
    if first.kind == "fund":
        label = first.fund.name.text(lang)
    elif first.kind == "named":
        label = named_item(catalogue, first, lang)
    elif first.kind == "instrument":
        name = catalogue.label("instrument", first.instrument.instrument, lang)
        target = first.instrument.target.text(lang)
        label = text("instrument_for", lang, name=name, target=target)
    else:
        label = _topic(catalogue, first, types, lang, is_short=True)
    notes = []
    if first.kind == "reward":
        codes = dict.fromkeys(entry.reward.frequency for entry in entries)
        names = [catalogue.label("frequency", code, lang) for code in codes]
        notes.append(text("join_or", lang).join(names))
    if has_tiers:
        notes.append(catalogue.label("tier", first.jurisdiction.peer_tier, lang))
    if notes:
        joined = text("join_sentence", lang).join(notes)
        label = text("quote_noted", lang, words=label, notes=joined)
    return label if lang == "zh" else f"{label[0].upper()}{label[1:]}"
