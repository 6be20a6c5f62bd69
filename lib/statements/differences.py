"""Plain differences: what two or more places state of one item, and by how much it differs.

Facts side by side are never ranked, but an officer may subtract them: where measure, unit, type,
level and trigger agree and both figures are exact, the difference is told in words with the years
and with what keeps the facts from being comparable. Nothing is called higher or lower.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lib.catalogue import LEVELS, Catalogue, lower_first
from lib.compare import YEARS_APART, Grade, Reason, compare_set, signature
from lib.index import Entry
from lib.model.base import NOT_STATED
from lib.model.document import FixedAmount
from lib.ranking import figure, latest
from lib.statements.items import count_details
from lib.statements.phrases import are_unconfirmed, join
from lib.views import counts, rewards
from lib.wording import Lang, figures, text

Pair = tuple[str, list[Entry]]
"""A level and the facts of it, one figure a place."""


@dataclass(frozen=True)
class Difference:
    """What may be subtracted of one item, over its levels.

    ``claim`` is the sentence without its caveats, which are ``caveat``; ``facts`` are the ids of
    all figures told, ``types`` and ``levels`` what they are of, ``trigger`` a reward's condition.
    """

    claim: str
    caveat: str
    kind: str
    types: tuple[str, ...]
    levels: tuple[str, ...]
    facts: tuple[str, ...]
    trigger: str = ""


def differences(catalogue: Catalogue, entries: Iterable[Entry], lang: Lang) -> list[Difference]:
    """All plain differences among counts and rewards, the most telling first.

    Rewards for new recognition come first, then other rewards, then existing platforms, then
    targets and additions; among counts those stated outright before those that need a reading;
    then those at most levels, in the order of the vocabulary.
    """
    told = list(entries)
    found = [*_of_rewards(catalogue, told, lang), *_of_counts(catalogue, told, lang)]
    # Facts by their ids last, so that nothing hangs on the order of the documents.
    found.sort(key=lambda item: (item[0], item[1].types, item[1].facts))
    return [difference for _, difference in found]


def plain_difference(entries: Sequence[Entry], lang: Lang) -> str:
    """By how much the figures of comparable or side-by-side facts differ, in a few words.

    ``相差50万元``, ``同为20万元``; empty where they may not be subtracted.
    """
    if not _may_be_subtracted(entries):
        return ""
    values = [figure(entry) for entry in entries]
    size = "two" if len(entries) == 2 else "several"
    amount = _amount(max(values) - min(values), entries[0], lang)
    if max(values) == min(values):
        return text(f"difference_none_{size}", lang, figure=_amount(values[0], entries[0], lang))
    return text(f"difference_{size}", lang, difference=amount)


# Which facts


Order = tuple[object, ...]


def _of_rewards(
    catalogue: Catalogue, entries: Sequence[Entry], lang: Lang
) -> Iterator[tuple[Order, Difference]]:
    told = [
        entry
        for entry in entries
        if entry.kind == "reward" and rewards.may_be_paid(entry, catalogue.dataset.date)
    ]
    triggers = [term.id for term in catalogue.dataset.vocabulary.triggers]
    for group, members in rewards.groups(told).items():
        by_type: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for entry in members:
            for kind in entry.reward.types:
                by_type[kind][entry.reward.level].append(entry)
        # Types that share all their clauses are told together.
        alike: dict[tuple[tuple[str, ...], ...], list[str]] = defaultdict(list)
        pairs: dict[tuple[tuple[str, ...], ...], list[Pair]] = {}
        for kind in sorted(by_type, key=lambda kind: catalogue.type_rank([kind])):
            if levels := _subtractable(by_type[kind]):
                key = tuple(tuple(entry.id for entry in facts) for _, facts in levels)
                alike[key].append(kind)
                pairs[key] = levels
        for key, types in alike.items():
            levels = pairs[key]
            name = catalogue.leveled(levels[0][0], _names(catalogue, types, lang), lang)
            topic = _reward_topic(catalogue, group, name, lang)
            order = (0, triggers.index(group.trigger), -len(levels), catalogue.type_rank(types))
            yield order, _told(catalogue, topic, types, levels, lang, trigger=group.trigger)


def _of_counts(
    catalogue: Catalogue, entries: Sequence[Entry], lang: Lang
) -> Iterator[tuple[Order, Difference]]:
    # What another authority recognises by another definition is not subtracted.
    unlike = {name for name, who in catalogue.dataset.recognisers.items() if who.differs}
    told = [
        e
        for e in entries
        if e.kind == "count"
        and not counts.is_member(e, catalogue)
        and not (e.count.recognised_by and e.count.recognised_by.code in unlike)
    ]
    items: dict[tuple[str, ...], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in told:
        count = entry.count
        types, level, above, *measured = counts.item_key(count)
        key = (entry.jurisdiction.peer_tier, types, above, count.status, *measured)
        items[key][level].append(entry)
    for (_, types, _, status, measure, *_), by_level in items.items():
        if levels := _subtractable(by_level):
            how = "target" if status == "target" else "stock" if measure == "stock" else "change"
            topic = _count_topic(catalogue, levels[0][1], lang)
            kinds = types.split(";")
            order = (
                1,
                ("stock", "target", "change").index(how),
                any(e.count.reading or e.count.recognised_by for _, f in levels for e in f),
                -len(levels),
                catalogue.type_rank(kinds),
            )
            yield order, _told(catalogue, topic, kinds, levels, lang)


def _reward_topic(catalogue: Catalogue, group: rewards.Group, name: str, lang: Lang) -> str:
    """Condition and platforms: ``新认定国家级重点实验室``; how often, where it is not once."""
    topic = text(
        "difference_topic_reward",
        lang,
        condition=catalogue.label("trigger", group.trigger, lang),
        item=name if lang == "zh" else lower_first(name),
    )
    if group.frequency in {"one_off", NOT_STATED}:
        return topic
    often = catalogue.label("frequency", group.frequency, lang)
    return text("item_with_details", lang, item=topic, details=often)


def _count_topic(catalogue: Catalogue, facts: Sequence[Entry], lang: Lang) -> str:
    """Platforms and what of them is counted: ``省级重点实验室现有``, ``省级重点实验室（批准）``.

    An official name only where all facts state it.
    """
    count = facts[0].count
    name = catalogue.item_label(count, lang)
    if any(catalogue.item_label(entry.count, lang) != name for entry in facts):
        name = catalogue.leveled(count.level, catalogue.types_short(count.types, lang), lang)
    if count.measure == "stock":
        how = "target" if count.status == "target" else "stock"
        return text(f"difference_topic_{how}", lang, item=name)
    details = text("join", lang).join(count_details(catalogue, count, lang))
    return text("item_with_details", lang, item=name, details=details)


def _names(catalogue: Catalogue, types: Sequence[str], lang: Lang) -> str:
    """Types that share their clauses: each of one or two, else the first and how many."""
    if len(types) > 2:
        return catalogue.types_short(types, lang)
    found = [catalogue.label("type", kind, lang) for kind in types]
    return text("quote_or" if lang == "en" else "join", lang).join(
        [found[0], *map(lower_first, found[1:])]
    )


def _subtractable(by_level: Mapping[str, Sequence[Entry]]) -> list[Pair]:
    """The levels at which two or more places state one exact figure each, highest first."""
    found = []
    for level in sorted(by_level, key=LEVELS.index):
        facts = _one_a_place(latest(by_level[level]))
        if level != "unspecified" and _may_be_subtracted(facts):
            found.append((level, facts))
    return found


def _one_a_place(entries: Iterable[Entry]) -> list[Entry]:
    """The figure of each place that states only one, in the order of codes."""
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_place[entry.jurisdiction.id].append(entry)
    kept = [
        min(facts, key=lambda entry: entry.id)
        for facts in by_place.values()
        if all(map(_is_exact, facts)) and len(set(map(figure, facts))) == 1
    ]
    return sorted(kept, key=lambda entry: (entry.jurisdiction.order, entry.id))


def _is_exact(entry: Entry) -> bool:
    if entry.kind == "count":
        return isinstance(entry.count.value, int) and entry.count.bound == "exact"
    amount = entry.reward.amount
    return isinstance(amount, FixedAmount) and amount.bound == "exact"


def _may_be_subtracted(entries: Sequence[Entry]) -> bool:
    """Whether exact figures of several places differ in nothing that puts them apart."""
    if any(entry.kind not in {"count", "reward"} for entry in entries):
        return False
    if len({e.jurisdiction.id for e in entries}) < 2 or not all(map(_is_exact, entries)):
        return False
    if len({entry.jurisdiction.id for entry in entries}) < len(entries):
        return False
    verdict = compare_set(map(signature, entries))
    return verdict.grade != Grade.APART and Reason.RECOGNISER not in verdict.reasons


# In words


def _told(
    catalogue: Catalogue,
    topic: str,
    types: Sequence[str],
    levels: Sequence[Pair],
    lang: Lang,
    *,
    trigger: str = "",
) -> Difference:
    (_, first), *more = levels
    words = _figures(first, lang, set())
    parts = [text("difference_first", lang, topic=topic, words=words)]
    years = _places_and_years(first, lang)
    for _, facts in more:
        name = _level(catalogue, facts[0], lang)
        words = _figures(facts, lang, years)
        parts.append(text("difference_level", lang, level=lower_first(name), words=words))
    everything = [entry for _, facts in levels for entry in facts]
    return Difference(
        claim=text("difference_join", lang).join(parts),
        caveat=_caveat(levels, lang),
        kind=everything[0].kind,
        types=tuple(types),
        levels=tuple(level for level, _ in levels),
        facts=tuple(dict.fromkeys(entry.id for entry in everything)),
        trigger=trigger,
    )


def _level(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    if entry.kind == "reward":
        return catalogue.level_label(entry.reward.level, lang)
    count = entry.count
    return catalogue.level_label(count.level, lang, and_above=count.level_and_above)


def _places_and_years(facts: Iterable[Entry], lang: Lang) -> set[tuple[str, str]]:
    """Of which places and years figures are, as a sentence tells them."""
    return {(entry.jurisdiction.id, _year(entry, lang)) for entry in facts}


def _figures(facts: Sequence[Entry], lang: Lang, told: set[tuple[str, str]]) -> str:
    """Places and figures with their years, and the difference; equal ones in a word.

    ``told`` are the places and years that stand in the sentence already.
    """
    difference = plain_difference(facts, lang)
    is_told = _places_and_years(facts, lang) == told
    if is_told and len({figure(entry) for entry in facts}) == 1:
        return difference
    key = "difference_figure" if is_told else "difference_figure_year"
    listed = [
        text(
            key,
            lang,
            place=entry.jurisdiction.label(lang),
            figure=_amount(figure(entry), entry, lang),
            year=_year(entry, lang),
        )
        for entry in facts
    ]
    return text("difference_comma", lang).join([*listed, difference])


def _year(entry: Entry, lang: Lang) -> str:
    """The year, and that the figure is implied, where it is."""
    year = figures.year(entry, lang)
    if figures.reading_mark(entry) == "implied":
        return text("difference_read", lang, year=year)
    return year


def _amount(value: Fraction, entry: Entry, lang: Lang) -> str:
    if entry.kind == "reward":
        return figures.money(int(value), lang)
    return figures.number(int(value)) + text("unit_platforms", lang)


def _caveat(levels: Sequence[Pair], lang: Lang) -> str:
    """Why the figures are subtracted only, as a sentence; that they may be ranked, where so."""
    everything = [entry for _, facts in levels for entry in facts]
    by_level = {level: set(compare_set(map(signature, f)).reasons) for level, f in levels}
    reasons = {reason for found in by_level.values() for reason in found}
    parts = [text(key, lang) for key in _year_caveats([facts for _, facts in levels])]
    apart = [level for level, found in by_level.items() if Reason.AUTHORITY in found]
    parts += [text(f"difference_authority_{level}", lang) for level in apart]
    if Reason.STANDING in reasons:
        parts.append(text("difference_standing", lang))
    parts += _recipients(everything, lang)
    parts += _readings(everything, lang)
    if are_unconfirmed(everything):
        parts.append(text("difference_validity", lang))
    elif Reason.VALIDITY in reasons:
        parts.append(text("difference_validity_some", lang))
    if not parts:
        return text("difference_comparable", lang)
    words = text("difference_caveats", lang).join(parts)
    return text("quote_end", lang, words=words if lang == "zh" else words[:1].upper() + words[1:])


def _year_caveats(levels: Iterable[Sequence[Entry]]) -> list[str]:
    """Whether years of a level are further apart than the grades allow, or not stated."""
    years = [[entry.year for entry in facts] for facts in levels]
    stated = [[year for year in of_level if year is not None] for of_level in years]
    holds = {
        "difference_year": any(max(s, default=0) - min(s, default=0) > YEARS_APART for s in stated),
        "difference_year_open": any(None in of_level for of_level in years),
    }
    return [key for key, is_so in holds.items() if is_so]


def _recipients(entries: Sequence[Entry], lang: Lang) -> Iterator[str]:
    """Who pays only some of the holders, where not all of the places say the same of it."""
    stated = {e.jurisdiction: e.reward.recipient for e in entries if e.kind == "reward"}
    if len({str(recipient) for recipient in stated.values()}) > 1:
        for place, recipient in stated.items():
            if not isinstance(recipient, str):
                who = recipient.text(lang)
                yield text("difference_recipient", lang, place=place.label(lang), recipient=who)


def _readings(entries: Sequence[Entry], lang: Lang) -> Iterator[str]:
    """Whose figure, frequency or anything else is read out of the text."""
    holds: Mapping[str, Callable[[Entry], bool]] = {
        "difference_implied": lambda entry: figures.reading_mark(entry) == "implied",
        "difference_frequency": lambda entry: (
            entry.kind == "reward" and "frequency" in entry.fact.reading
        ),
        "difference_frequency_open": lambda entry: (
            entry.kind == "reward" and entry.reward.frequency == NOT_STATED
        ),
        "difference_reading": lambda entry: (
            figures.reading_mark(entry) == "noted" and set(entry.fact.reading) != {"frequency"}
        ),
    }
    for key, is_so in holds.items():
        names = dict.fromkeys(e.jurisdiction.label(lang) for e in entries if is_so(e))
        if names:
            yield text(key, lang, places=join(list(names), lang))
