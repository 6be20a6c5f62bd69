"""How two facts stand to each other: comparable, side by side, or apart, with coded reasons.

Works on small frozen signatures, so that it is fast and knows nothing of tables or pages.
The grades are those of the project's design: what differs in kind is shown apart, what differs
only in year, bound, recognising authority, reading, frequency not stated or standing of the places
is shown side by side. That nobody has confirmed of either policy that it still holds is a caveat of
all of them, and no grade.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import combinations

from lib.index import Entry
from lib.model.document import Count, Level, PolicyStatus, Reward
from lib.model.reference import Jurisdiction, TypeMapping


class Grade(IntEnum):
    """Worse grades are larger, so that a set takes ``max`` of its pairs."""

    COMPARABLE = 0
    SIDE_BY_SIDE = 1
    APART = 2


class Reason(StrEnum):
    """Why two facts are not simply comparable."""

    KIND = "kind"
    MEASURE = "measure"
    EVENT = "event"
    PERIOD = "period"
    STATUS = "status"
    FREQUENCY = "frequency"
    TRIGGER = "trigger"
    NATURE = "nature"
    TIER = "tier"
    LEVEL = "level"
    TYPE = "type"
    FORM = "form"
    YEAR = "year"
    BOUND = "bound"
    AUTHORITY = "authority"
    RECOGNISER = "recogniser"
    STANDING = "standing"
    READING = "reading"
    FREQUENCY_NOT_STATED = "frequency_not_stated"
    VALIDITY = "validity"
    NO_FIGURE = "no_figure"


SPLITS = frozenset(
    {
        Reason.KIND,
        Reason.MEASURE,
        Reason.EVENT,
        Reason.PERIOD,
        Reason.STATUS,
        Reason.FREQUENCY,
        Reason.TRIGGER,
        Reason.NATURE,
        Reason.TIER,
        Reason.LEVEL,
        Reason.TYPE,
        Reason.FORM,
    }
)
"""Reasons that put facts apart; all others only mark them."""

BEYOND_DATA = frozenset({Reason.AUTHORITY, Reason.STANDING})
"""Reasons that no further figure takes away: such facts stay side by side for good."""

YEARS_APART = 1
"""Years further apart than this are marked."""

NOT_PAID: frozenset[PolicyStatus] = frozenset({"draft", "expired", "superseded"})
"""Policies under which nothing is paid: not yet, or no longer."""

NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Signature:
    """What of a fact decides its comparability. ``year`` is ``None`` where not stated.

    ``form`` tells an amount in yuan (``fixed``) from a share, which names its base; two shares
    of different bases are no more alike than a share and an amount. ``span`` is the number of
    years that an addition was counted over, 0 for what is no addition or has no period stated.
    ``authority`` is whose rules recognise the platforms, ``recogniser`` the department where the
    document names one. ``standing`` tells cities of a special rank from the others of their tier.
    ``validity`` is a policy's status, empty for counts.
    """

    kind: str
    jurisdiction: str
    tier: str
    level: str
    types: frozenset[str]
    year: int | None
    measure: str = ""
    event: str = ""
    span: int = 0
    status: str = ""
    bound: str = "exact"
    authority: str = ""
    recogniser: str = ""
    standing: str = ""
    frequency: str = ""
    trigger: str = ""
    nature: str = ""
    form: str = ""
    is_read: bool = False
    validity: str = ""
    has_figure: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """A grade and its reasons, in the order of :class:`Reason`."""

    grade: Grade
    reasons: tuple[Reason, ...]


def signature(entry: Entry) -> Signature:
    """The signature of a count or a reward; raises ``TypeError`` for other facts."""
    fact = entry.fact
    if isinstance(fact, Count):
        return Signature(
            kind="count",
            jurisdiction=entry.jurisdiction.id,
            tier=entry.jurisdiction.peer_tier,
            standing=standing(entry.jurisdiction),
            authority=authority((entry.jurisdiction, *entry.above), fact.level),
            level=fact.level + ("+" if fact.level_and_above else ""),
            types=frozenset(fact.types),
            year=entry.year,
            measure=fact.measure,
            event=fact.event or "",
            span=_span(fact),
            status=fact.status,
            bound=fact.bound,
            recogniser=fact.recognised_by.code if fact.recognised_by else "",
            is_read=bool(fact.reading),
            has_figure=fact.value != "without_figure",
        )
    if isinstance(fact, Reward):
        return Signature(
            kind="reward",
            jurisdiction=entry.jurisdiction.id,
            tier=entry.jurisdiction.peer_tier,
            standing=standing(entry.jurisdiction),
            authority=authority((entry.jurisdiction, *entry.above), fact.level),
            level=fact.level,
            types=frozenset(fact.types),
            year=entry.year,
            bound=fact.amount.bound if fact.amount.kind in {"fixed", "share"} else "",
            frequency=fact.frequency,
            trigger=fact.trigger,
            nature=fact.nature,
            form=f"share:{fact.amount.of.zh}" if fact.amount.kind == "share" else "fixed",
            is_read=bool(fact.reading),
            validity=fact.policy_status,
            has_figure=fact.amount.kind in {"fixed", "share"},
        )
    raise TypeError(f"{entry.id} is a {entry.kind}; only counts and rewards are compared")


def authority(places: Sequence[Jurisdiction], level: str) -> str:
    """Whose rules recognise platforms of ``level``, as a plain text.

    ``places`` are a jurisdiction and those it is part of, the nearest first. Platforms at national
    level are recognised by the state, all others by the government of their level: provincial key
    laboratories of two provinces by two sets of rules. What a province says of its cities'
    platforms, and totals over levels, are recognised by many.
    """
    if level == "national":
        return "national"
    for place in places:
        if _RECOGNISES.get(place.tier) == level:
            return place.id
    return f"{places[0].id}/{level}"


def standing(place: Jurisdiction) -> str:
    """What tells a place from the others it stands with: sub-provincial, or a county's rank."""
    return place.tier if place.tier == "province_administered" else place.standing or ""


_RECOGNISES: Mapping[str, Level] = {
    "province": "provincial",
    "prefecture": "municipal",
    "county": "county",
}
"""The level at which a government of a tier recognises platforms."""


def _span(count: Count) -> int:
    """How many years an addition was counted over; ``2016/2018`` is three."""
    if count.measure == "stock" or not count.period or count.period == NOT_STATED:
        return 0
    years = [int(part[:4]) for part in count.period.split("/")]
    return years[-1] - years[0] + 1


def _types_meet(one: Signature, other: Signature, mappings: Sequence[TypeMapping]) -> bool:
    """Counts need the same types, rewards one type in common; a mapping of both's place helps.

    A combined count of several types is never set against a count of one of them; a reward
    clause that names several types applies to each. A mapping of several types to several does
    not say which becomes which, so only their sums would meet.
    """
    if one.types == other.types or (one.kind == "reward" and one.types & other.types):
        return True
    return any(
        one.jurisdiction == other.jurisdiction == mapping.jurisdiction
        and one.level == other.level == mapping.level
        and (
            (one.types == set(mapping.from_types) and other.types == set(mapping.to_types))
            or (other.types == set(mapping.from_types) and one.types == set(mapping.to_types))
        )
        for mapping in mappings
    )


def compare(one: Signature, other: Signature, mappings: Sequence[TypeMapping] = ()) -> Verdict:
    """Grade a pair. The order of the two does not matter."""
    if one.kind != other.kind:
        return Verdict(Grade.APART, (Reason.KIND,))
    frequencies = {one.frequency, other.frequency}
    years = (one.year, other.year)
    holds = {
        Reason.MEASURE: one.measure != other.measure,
        Reason.EVENT: one.event != other.event,
        Reason.PERIOD: 0 not in (one.span, other.span) and one.span != other.span,
        Reason.STATUS: one.status != other.status,
        Reason.FREQUENCY: len(frequencies) > 1 and NOT_STATED not in frequencies,
        Reason.TRIGGER: one.trigger != other.trigger,
        Reason.NATURE: one.nature != other.nature,
        Reason.TIER: one.tier != other.tier,
        Reason.LEVEL: one.level != other.level,
        Reason.TYPE: not _types_meet(one, other, mappings),
        Reason.FORM: one.form != other.form and one.has_figure and other.has_figure,
        Reason.YEAR: years[0] is None or years[1] is None or abs(years[0] - years[1]) > YEARS_APART,
        # A floor, a ceiling or a round number cannot be ranked, even against another one.
        Reason.BOUND: {one.bound, other.bound} != {"exact"} and one.has_figure and other.has_figure,
        Reason.AUTHORITY: one.authority != other.authority,
        Reason.RECOGNISER: one.recogniser != other.recogniser,
        Reason.STANDING: one.standing != other.standing,
        Reason.READING: one.is_read or other.is_read,
        Reason.FREQUENCY_NOT_STATED: NOT_STATED in frequencies,
        Reason.VALIDITY: one.validity != other.validity or one.validity in NOT_PAID,
        Reason.NO_FIGURE: not (one.has_figure and other.has_figure),
    }
    return verdict_of({reason for reason, is_so in holds.items() if is_so})


def compare_set(signatures: Iterable[Signature], mappings: Sequence[TypeMapping] = ()) -> Verdict:
    """The worst grade of all pairs and every reason among them; one fact alone is comparable.

    Linear in the number of facts: a reason holds for some pair of a set when its values are not
    all alike. Only sets of types meet pairwise, and of those there are few.
    """
    by_kind: dict[str, list[Signature]] = defaultdict(list)
    for item in signatures:
        by_kind[item.kind].append(item)
    found = {Reason.KIND} if len(by_kind) > 1 else set[Reason]()
    for items in by_kind.values():
        found |= _reasons_of_kind(items, mappings)
    return verdict_of(found)


def _reasons_of_kind(items: Sequence[Signature], mappings: Sequence[TypeMapping]) -> set[Reason]:
    """Every reason of some pair of ``items``, which are all counts or all rewards."""
    if len(items) < 2:
        return set()
    figures = [item for item in items if item.has_figure]
    years = [item.year for item in items if item.year is not None]
    frequencies = {item.frequency for item in items}
    return {
        reason
        for reason, holds in {
            **{reason: _differ(items, name) for reason, name in _ALIKE.items()},
            Reason.PERIOD: len({item.span for item in items} - {0}) > 1,
            Reason.FREQUENCY: len(frequencies - {NOT_STATED}) > 1,
            Reason.TYPE: not _all_types_meet(items, mappings),
            Reason.FORM: _differ(figures, "form"),
            Reason.YEAR: len(years) < len(items) or max(years) - min(years) > YEARS_APART,
            Reason.BOUND: len(figures) > 1 and any(item.bound != "exact" for item in figures),
            Reason.READING: any(item.is_read for item in items),
            Reason.FREQUENCY_NOT_STATED: NOT_STATED in frequencies,
            Reason.VALIDITY: _differ(items, "validity") or items[0].validity in NOT_PAID,
            Reason.NO_FIGURE: len(figures) < len(items),
        }.items()
        if holds
    }


_ALIKE = {
    Reason.MEASURE: "measure",
    Reason.EVENT: "event",
    Reason.STATUS: "status",
    Reason.TRIGGER: "trigger",
    Reason.NATURE: "nature",
    Reason.TIER: "tier",
    Reason.LEVEL: "level",
    Reason.AUTHORITY: "authority",
    Reason.RECOGNISER: "recogniser",
    Reason.STANDING: "standing",
}
"""Reasons that hold as soon as a field differs."""


def _differ(items: Sequence[Signature], name: str) -> bool:
    return len({getattr(item, name) for item in items}) > 1


def _all_types_meet(items: Sequence[Signature], mappings: Sequence[TypeMapping]) -> bool:
    # Place and level decide whether a mapping holds; without mappings the types alone do.
    distinct = {
        (item.types, *((item.jurisdiction, item.level) if mappings else ())): item for item in items
    }
    return all(
        _types_meet(one, other, mappings) for one, other in combinations(distinct.values(), 2)
    )


def compare_with(
    one: Signature, others: Iterable[Signature], mappings: Sequence[TypeMapping] = ()
) -> Verdict:
    """How one fact stands to others, whatever those are to each other: its worst pair."""
    return _worst(compare(one, other, mappings) for other in others)


def _worst(pairs: Iterable[Verdict]) -> Verdict:
    return verdict_of({reason for verdict in pairs for reason in verdict.reasons})


def verdict_of(found: Set[Reason]) -> Verdict:
    """The verdict that follows from reasons, in the order of :class:`Reason`."""
    reasons = tuple(reason for reason in Reason if reason in found)
    if SPLITS.intersection(found):
        return Verdict(Grade.APART, reasons)
    return Verdict(Grade.SIDE_BY_SIDE if reasons else Grade.COMPARABLE, reasons)
