"""What the data show, in a few sentences, each with the facts it names and the view behind it.

Every sentence is computed from the facts, speaks of the latest of each jurisdiction, and is the
same whatever the order of the documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.catalogue import LEVELS, Catalogue, lower_first, tier_rank
from lib.compare import YEARS_APART, Reason, Signature, signature
from lib.index import Entry, Kind
from lib.model.document import FixedAmount, ShareAmount
from lib.ranking import Ranking, Refusal, latest, rank
from lib.statements.differences import Difference, differences
from lib.statements.phrases import are_unconfirmed, join, reasons_phrase, stated
from lib.statements.ranks import ahead, ranked_item
from lib.views import counts, rewards
from lib.wording import Lang, figures, text


@dataclass(frozen=True)
class Finding:
    """A sentence, the view it leads to (page and its parameters), and the facts it names."""

    sentence: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


MOST_NAMES = 6
"""Jurisdictions that a sentence names; of more it says how many they are."""

YEARLY_PLACES, YEARLY_FACTS = 3, 2
"""Jurisdictions, and facts of each, that the sentence on yearly payments names."""


def findings(catalogue: Catalogue, lang: Lang) -> list[Finding]:
    """Three or four sentences that the data support, each with its view; fewer on thin data."""
    found = [
        _shared_reward(catalogue, lang),
        _existing_platforms(catalogue, lang),
        _yearly_support(catalogue, lang),
        _silence(catalogue, lang),
    ]
    return [finding for finding in found if finding]


# Existing platforms


def _existing_platforms(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """The numbers of existing platforms that may be ranked, else subtracted, else why not."""
    existing = [e for e in counts.drawn(catalogue, "stock") if e.count.status == "actual"]
    if _n_places(existing) < 2:
        return None
    mappings = catalogue.dataset.vocabulary.mappings
    sets = [latest(members) for members in counts.items(existing).values()]
    rankings = [
        ranking
        for members in sets
        for alike in _alike(members)
        if isinstance(ranking := rank(alike, mappings), Ranking)
    ]
    if not rankings:
        if told := differences(catalogue, existing, lang):
            return _subtracted(told[0], "counts", {}, lang)
        refused = [rank(members, mappings) for members in sets]
        return _nothing_ranked([r for r in refused if isinstance(r, Refusal)], lang)
    best = min(rankings, key=lambda ranking: _standing(catalogue, ranking))
    first = best.entries[0].count
    sentence = text(
        "finding_comparable",
        lang,
        item=ranked_item(catalogue, best, lang),
        list=_stated(best.entries, lang),
    )
    return Finding(
        _with(sentence, ahead(best, lang), lang),
        "counts",
        {"level": first.level},
        tuple(e.id for e in best.entries),
    )


def _alike(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The largest sets of jurisdictions whose counts differ in nothing but adjacent years.

    A jurisdiction that states several unlike figures of one item is in no set.
    """
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_place[entry.jurisdiction.id].append(entry)
    kinds: dict[Signature, list[Entry]] = defaultdict(list)
    for facts in by_place.values():
        its = {replace(signature(entry), jurisdiction="", year=None) for entry in facts}
        if len(its) == 1 and all(entry.year is not None for entry in facts):
            kinds[its.pop()] += facts
    for members in kinds.values():
        for start in sorted({entry.year or 0 for entry in members}):
            yield [e for e in members if start <= (e.year or 0) <= start + YEARS_APART]


def _standing(catalogue: Catalogue, ranking: Ranking) -> tuple[object, ...]:
    """Most jurisdictions first, then the newest figures, then the order of the vocabulary."""
    first = ranking.entries[0]
    return (
        -_n_places(ranking.entries),
        -max(entry.year or 0 for entry in ranking.entries),
        tier_rank(first.jurisdiction.peer_tier),
        catalogue.type_rank(first.count.types),
        sorted(first.count.types),
        LEVELS.index(first.count.level),
        first.count.level_and_above,
        [entry.id for entry in ranking.entries],
    )


def _nothing_ranked(refusals: Sequence[Refusal], lang: Lang) -> Finding:
    reasons = {reason for refusal in refusals for reason in refusal.verdict.reasons}
    phrase = reasons_phrase(reasons, lang) if reasons else text("finding_nothing_shared", lang)
    return Finding(text("finding_no_comparable", lang, reasons=phrase), "counts")


# Rewards


def _told(catalogue: Catalogue) -> list[Entry]:
    """Rewards with a figure of which nothing says that they are not paid."""
    return [
        entry
        for entry in catalogue.of_kind("reward")
        if isinstance(entry.reward.amount, FixedAmount | ShareAmount)
        and rewards.may_be_paid(entry, catalogue.dataset.date)
    ]


def _shared_reward(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """The newly recognised award that most jurisdictions of a tier state.

    Ranked if that may be, else with the plain difference over its levels, else side by side.
    """
    items: dict[tuple[tuple[int, int], int, str, str], list[Entry]] = defaultdict(list)
    for group, members in rewards.groups(_told(catalogue)).items():
        for entry in members if group.trigger == "newly_recognised" else ():
            for kind in entry.reward.types:
                level = LEVELS.index(entry.reward.level)
                items[(catalogue.type_rank([kind]), level, group.id, kind)].append(entry)
    shared = {key: found for key in items if _n_places(found := latest(items[key])) > 1}
    if not shared:
        return None
    key = min(shared, key=lambda key: (-_n_places(shared[key]), key))
    facts = sorted(shared[key], key=lambda entry: (entry.jurisdiction.order, entry.id))
    ranking = rank(facts, catalogue.dataset.vocabulary.mappings)
    if isinstance(ranking, Ranking):
        facts = list(ranking.entries)
        tail = _with(
            _unconfirmed(text("tail_comparable", lang), facts, lang), ahead(ranking, lang), lang
        )
    elif told := _differences_for_new(catalogue, lang):
        return _subtracted(told[0], "rewards", {"condition": "newly_recognised"}, lang)
    else:
        reasons: Iterable[Reason] = ranking.verdict.reasons if ranking else ()
        words = text("tail_side_by_side", lang, reasons=reasons_phrase(reasons, lang))
        tail = _unconfirmed(words, facts, lang)
    kind = key[-1]
    item = catalogue.leveled(facts[0].reward.level, catalogue.label("type", kind, lang), lang)
    return Finding(
        text(
            "finding_reward",
            lang,
            item=item if lang == "zh" else lower_first(item),
            list=_stated(facts, lang),
            tail=tail,
        ),
        "rewards",
        {"condition": "newly_recognised", "type": kind},
        tuple(entry.id for entry in facts),
    )


def _unconfirmed(sentence: str, facts: Iterable[Entry], lang: Lang) -> str:
    """A sentence, and that nobody has confirmed that the policies still hold, where it is so."""
    return _with(sentence, text("tail_validity", lang) if are_unconfirmed(facts) else "", lang)


def _differences_for_new(catalogue: Catalogue, lang: Lang) -> list[Difference]:
    found = differences(catalogue, _told(catalogue), lang)
    return [difference for difference in found if difference.trigger == "newly_recognised"]


def _subtracted(
    difference: Difference, page: str, parameters: Mapping[str, str], lang: Lang
) -> Finding:
    """A plain difference with its caveats; the view shows the type where it is only one."""
    sentence = text("finding_difference", lang, claim=difference.claim, caveat=difference.caveat)
    shown = {"type": difference.types[0]} if page == "rewards" else {}
    return Finding(sentence, page, {**parameters, **shown}, difference.facts)


def _yearly_support(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """Who pays every year, with each place's first figures; never set against one-off awards."""
    yearly = [entry for entry in _told(catalogue) if entry.reward.frequency == "annual"]
    if not yearly:
        return None
    paying = [p for p in catalogue.jurisdictions if any(e.jurisdiction == p for e in yearly)]
    parts: list[str] = []
    named: list[Entry] = []
    for place in paying[:YEARLY_PLACES]:
        current = _current(catalogue, [e for e in yearly if e.jurisdiction == place])
        first = current[:YEARLY_FACTS]
        named += first
        listed = text("join", lang).join(_yearly_figure(catalogue, e, lang) for e in first)
        more = text("finding_more", lang) if len(current) > len(first) else ""
        parts.append(
            text("finding_yearly_place", lang, place=place.label(lang), list=listed + more)
        )
    if len(paying) > YEARLY_PLACES:
        parts.append(text("finding_yearly_places", lang, n=len(paying)))
    conditions = {entry.reward.trigger for entry in named}
    return Finding(
        text("finding_yearly", lang, list=text("join_sentence", lang).join(parts)),
        "rewards",
        {"condition": conditions.pop()} if len(conditions) == 1 else {},
        tuple(entry.id for entry in named),
    )


def _current(catalogue: Catalogue, entries: Iterable[Entry]) -> list[Entry]:
    """The latest rewards of each item of one jurisdiction, highest level first."""
    items: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        its = signature(entry)
        items[(its.types, its.level, its.trigger, its.nature)].append(entry)
    return sorted(
        (entry for members in items.values() for entry in latest(members)),
        key=lambda e: (
            LEVELS.index(e.reward.level),
            catalogue.type_rank(e.reward.types),
            e.reward.trigger != "stable_support",
            e.id,
        ),
    )


def _yearly_figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """Level, type, condition, figure and year of a reward in one phrase."""
    item = catalogue.item_label(entry.fact, lang)
    return text(
        "finding_yearly_figure",
        lang,
        item=item if lang == "zh" else lower_first(item),
        condition=lower_first(catalogue.label("trigger", entry.reward.trigger, lang)),
        figure=figures.value(entry, lang),
        year=figures.year(entry, lang),
    )


# What is not stated


def _silence(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """Whose documents state no reward or no number of platforms: silence, not zero."""
    parts = []
    kinds: tuple[Kind, ...] = ("reward", "count")
    for kind in kinds:
        speaking = {e.jurisdiction.id for e in catalogue.of_kind(kind) if _says_something(e)}
        silent = [p.label(lang) for p in catalogue.jurisdictions if p.id not in speaking]
        if silent:
            parts.append(text(f"silent_{kind}", lang, list=_names(silent, lang)))
    if not parts:
        return None
    return Finding(
        text("finding_silence", lang, list=text("join_sentence", lang).join(parts)), "coverage"
    )


def _says_something(entry: Entry) -> bool:
    """Any reward, even one decided case by case; any number of platforms, zero included."""
    return entry.kind == "reward" or isinstance(entry.count.value, int)


def _names(names: Sequence[str], lang: Lang) -> str:
    if len(names) <= MOST_NAMES:
        return join(names, lang)
    listed = text("join", lang).join(names[:MOST_NAMES])
    return text("finding_names_of_many", lang, list=listed, n=len(names))


def _stated(entries: Iterable[Entry], lang: Lang) -> str:
    """Places, figures and years; what two documents of a place state alike stands once."""
    return text("join", lang).join(dict.fromkeys(stated(entry, lang) for entry in entries))


def _n_places(entries: Iterable[Entry]) -> int:
    return len({entry.jurisdiction.id for entry in entries})


def _with(sentence: str, more: str, lang: Lang) -> str:
    """A sentence with another one behind it, if there is one."""
    return text("phrase", lang, one=sentence, two=more) if more else sentence
