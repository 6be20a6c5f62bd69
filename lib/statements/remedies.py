"""What would make facts comparable, reason by reason; what data cannot change is said as such.

Facts of different recognising authorities, or of cities of different standing, are never promised
to be comparable: more data bring them to one year, and no further.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.catalogue import LEVELS, Catalogue
from lib.compare import (
    BEYOND_DATA,
    SPLITS,
    YEARS_APART,
    Reason,
    Signature,
    compare_set,
    signature,
)
from lib.index import Entry
from lib.model.base import NOT_STATED
from lib.ranking import latest
from lib.statements.items import item_name
from lib.statements.phrases import join
from lib.views import counts, rewards
from lib.wording import Lang, text


@dataclass(frozen=True)
class Remedy:
    """An item that several jurisdictions state, and what would make its facts comparable."""

    item: str
    words: str


def remedy(catalogue: Catalogue, entries: Iterable[Entry], lang: Lang) -> str:
    """What would make counts or rewards comparable, each jurisdiction by its latest facts.

    Empty where they are comparable, and where fewer than two jurisdictions state them.
    """
    facts = sorted(latest(entries), key=lambda entry: (entry.jurisdiction.order, entry.id))
    if len({entry.jurisdiction.id for entry in facts}) < 2:
        return ""
    verdict = compare_set(map(signature, facts), catalogue.dataset.vocabulary.mappings)
    if splits := [reason for reason in verdict.reasons if reason in SPLITS]:
        differs = join([text(f"differs_{reason}", lang) for reason in splits], lang)
        return text("remedy_apart", lang, differs=differs)
    needs = list(_needs(catalogue, facts, set(verdict.reasons), lang))
    beyond = [reason for reason in verdict.reasons if reason in BEYOND_DATA]
    stays = join([text(f"remedy_stays_{reason}", lang) for reason in beyond], lang)
    if not needs:
        return text("remedy_stays", lang, why=stays) if stays else ""
    if stays:
        needed = text("remedy_and", lang).join(needs)
        why = _distance(facts, lang) if Reason.YEAR in verdict.reasons else ""
        return text("remedy_then_stays", lang, distance=why, needs=needed, why=stays)
    why = _distance(facts, lang) if Reason.YEAR in verdict.reasons else ""
    if len(needs) == 1:
        return text("remedy_one", lang, why=why, first=needs[0])
    rest = text("remedy_and", lang).join(needs[1:])
    return text("remedy_more", lang, why=why, first=needs[0], rest=rest)


def _needs(
    catalogue: Catalogue, facts: Sequence[Entry], reasons: set[Reason], lang: Lang
) -> Iterator[str]:
    """What is missing, a phrase a reason, with the jurisdictions or policies it is missing of."""
    if Reason.YEAR in reasons:
        yield from _newer_years(facts, lang)
    for key, lacks in _LACKS.items():
        lacking = [entry for entry in facts if lacks(entry, signature(entry))]
        if lacking:
            yield text(key, lang, places=_places(lacking, lang))
    if Reason.RECOGNISER in reasons:
        yield text("remedy_recogniser", lang)
    if Reason.VALIDITY in reasons:
        yield from _policies(catalogue, facts, lang)


_LACKS: Mapping[str, Callable[[Entry, Signature], bool]] = {
    "remedy_no_figure": lambda _, its: not its.has_figure,
    "remedy_bound": lambda _, its: its.has_figure and its.bound != "exact",
    "remedy_reading": lambda entry, _: bool(set(entry.fact.reading) - {"frequency"}),
    "remedy_frequency": lambda entry, its: (
        its.frequency == NOT_STATED or "frequency" in entry.fact.reading
    ),
}
"""What single facts may lack, by message. Asked of the facts, not of the verdict's reasons: a
floor is none as long as the other fact has no figure, and would be one with it."""


def _places(entries: Iterable[Entry], lang: Lang) -> str:
    return _join((entry.jurisdiction.label(lang) for entry in entries), lang)


def _distance(facts: Iterable[Entry], lang: Lang) -> str:
    years = [entry.year for entry in facts if entry.year is not None]
    apart = max(years, default=0) - min(years, default=0)
    return text("remedy_why_year", lang, n=apart) if apart > YEARS_APART else ""


def _newer_years(facts: Sequence[Entry], lang: Lang) -> Iterator[str]:
    """Who has to catch up with the newest year, and whose year is not known."""
    newest = max((entry.year for entry in facts if entry.year is not None), default=0)
    since = newest - YEARS_APART
    older = [entry for entry in facts if entry.year is not None and entry.year < since]
    if older:
        key = f"remedy_year_{facts[0].kind}"
        yield text(key, lang, places=_places(older, lang), year=since)
    open_ = [entry for entry in facts if entry.year is None]
    if open_:
        yield text("remedy_year_open", lang, places=_places(open_, lang))


def _policies(catalogue: Catalogue, facts: Iterable[Entry], lang: Lang) -> Iterator[str]:
    """Which policies are to be confirmed, and which to be replaced: drafts and ended ones."""
    open_, ended = [], []
    for entry in facts:
        number = catalogue.cited_number(entry, lang)
        if number == text("no_number", lang):
            number = text("remedy_policy_of", lang, place=entry.jurisdiction.label(lang))
        if entry.reward.policy_status == "in_force":
            continue
        if rewards.may_be_paid(entry, catalogue.dataset.date):
            open_.append(number)
        else:
            ended.append(number)
    if open_:
        yield text("remedy_validity", lang, list=_join(open_, lang))
    if ended:
        yield text("remedy_not_paid", lang, list=_join(ended, lang))


def _join(names: Iterable[str], lang: Lang) -> str:
    """Names in words, each once."""
    return join(list(dict.fromkeys(names)), lang)


# Items of a chart


def remedies(
    catalogue: Catalogue, entries: Sequence[Entry], lang: Lang, *, are_together: bool = False
) -> list[Remedy]:
    """A remedy for each item of counts or rewards that several jurisdictions state unlike.

    ``are_together`` takes whatever is of one level and type for one item.
    """
    found = [
        Remedy(name, words)
        for name, members in _items(catalogue, entries, lang, are_together)
        if (words := remedy(catalogue, members, lang))
    ]
    return list(dict.fromkeys(found))


def _items(
    catalogue: Catalogue, entries: Sequence[Entry], lang: Lang, are_together: bool
) -> Iterator[tuple[str, list[Entry]]]:
    of_counts = [entry for entry in entries if entry.kind == "count"]
    of_rewards = [entry for entry in entries if entry.kind == "reward"]
    if are_together:
        yield from _counts_by_platform(catalogue, of_counts, lang)
        yield from _rewards_by_platform(catalogue, of_rewards, lang)
        return
    for members in counts.items(of_counts).values():
        for same in _by_status(members):
            yield item_name(catalogue, catalogue.widest(same), lang), same
    for members in rewards.groups(of_rewards).values():
        for types, same in _by_shared_types(catalogue, members):
            yield item_name(catalogue, same[0], lang, types), same


def _by_status(members: Sequence[Entry]) -> list[list[Entry]]:
    """Actual figures and targets apart; all at once where neither is stated by several."""
    statuses = [
        [entry for entry in members if entry.count.status == status]
        for status in ("actual", "target")
    ]
    shared = [same for same in statuses if len({entry.jurisdiction.id for entry in same}) > 1]
    return shared or [[*statuses[0], *statuses[1]]]


def _by_shared_types(
    catalogue: Catalogue, members: Sequence[Entry]
) -> Iterator[tuple[list[str], list[Entry]]]:
    """Rewards at one level for one type; types that share all their clauses are told together."""
    items: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in members:
        for kind in entry.reward.types:
            items[(LEVELS.index(entry.reward.level), kind)].append(entry)
    merged: dict[tuple[str, ...], list[str]] = defaultdict(list)
    facts = {}
    for (_, kind), same in sorted(
        items.items(), key=lambda i: (i[0][0], catalogue.type_rank([i[0][1]]))
    ):
        key = tuple(entry.id for entry in same)
        merged[key].append(kind)
        facts[key] = same
    yield from ((types, facts[key]) for key, types in merged.items())


def _counts_by_platform(
    catalogue: Catalogue, entries: Sequence[Entry], lang: Lang
) -> Iterator[tuple[str, list[Entry]]]:
    items: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        count = entry.count
        items[(tuple(sorted(count.types)), count.level, count.level_and_above)].append(entry)
    for same in items.values():
        yield catalogue.item_label(catalogue.widest(same).count, lang), same


def _rewards_by_platform(
    catalogue: Catalogue, entries: Sequence[Entry], lang: Lang
) -> Iterator[tuple[str, list[Entry]]]:
    for types, same in _by_shared_types(catalogue, entries):
        level = same[0].reward.level
        yield catalogue.leveled(level, catalogue.types_short(types, lang), lang), same
