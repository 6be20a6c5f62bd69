"""What to look for next: what would bring pairs of facts as close as they can come.

That is comparable, or, for platforms recognised by different authorities and for cities of
different standing, side by side for that reason alone.

A gap is one thing a curator can find: a figure that a jurisdiction does not state for those years,
a text of other years, how often a clause is paid, whether a policy still holds. A bound or an
implied reading is what a document says and cannot be looked up. Jurisdictions of different tiers
are never set against each other, so no gap spans two.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Literal

from lib.catalogue import LEVELS, Catalogue
from lib.compare import (
    BEYOND_DATA,
    NOT_STATED,
    YEARS_APART,
    Reason,
    Signature,
    authority,
    compare,
    signature,
    standing,
)
from lib.index import Entry
from lib.model.document import Count, PlatformFact
from lib.views import counts
from lib.views.overview import is_not_applicable
from lib.views.rewards import clause_id, may_be_paid

Kind = Literal["count", "text", "frequency", "validity"]
"""``count``: a figure; ``text``: a clause in a document of other years; ``frequency``: how often
a clause is paid; ``validity``: whether a policy still holds."""
Topic = Literal["count", "target", "reward"]

KINDS: tuple[Kind, ...] = ("count", "text", "frequency", "validity")
REMOVABLE = frozenset({Reason.YEAR, Reason.FREQUENCY_NOT_STATED, Reason.READING, Reason.VALIDITY})
"""Reasons between two rewards that finding something can take away; of readings only an implied
frequency."""


@dataclass(frozen=True)
class Gap:
    """One thing to look for.

    ``facts`` are what the places state of it already, ``peers`` the facts of others that it would
    be compared with (both ids), ``reasons`` why the former are not as close to the latter as they
    could be. ``alone`` is how many pairs it brings as close as they can come by itself: a peer and
    a place that has nothing so close to it yet are one pair, and so are two rewards. ``together``
    is for how many more it is one of several things needed. ``years`` are the first and last year
    that would do.
    """

    kind: Kind
    topic: Topic
    places: tuple[str, ...]
    facts: tuple[str, ...]
    peers: tuple[str, ...]
    reasons: tuple[Reason, ...]
    alone: int
    together: int
    years: tuple[int, int] | None = None


def gaps(catalogue: Catalogue, level: str = "all") -> list[Gap]:
    """Everything to look for, of one level or all: what brings most pairs close comes first.

    Of equal gaps those come first that lack nothing but a year, then figures of all recognisers
    before those of one, newer years, and the order of the vocabulary and of places.
    """
    found = [*_count_gaps(catalogue, level), *_reward_gaps(catalogue, level)]
    places = {place.id: position for position, place in enumerate(catalogue.jurisdictions)}

    def order(gap: Gap) -> tuple[Any, ...]:
        model = model_of(catalogue, gap).fact
        assert isinstance(model, PlatformFact)
        return (
            -gap.alone,
            -gap.together,
            gap.reasons != (Reason.YEAR,),
            isinstance(model, Count) and model.recognised_by is not None,
            -(gap.years[1] if gap.years else 0),
            catalogue.type_rank(model.types),
            LEVELS.index(model.level),
            KINDS.index(gap.kind),
            [places[place] for place in gap.places],
            gap.facts,
            gap.peers,
        )

    return sorted(found, key=order)


def model_of(catalogue: Catalogue, gap: Gap) -> Entry:
    """A fact of the item to look for: of a peer for a figure, else of the place's own clause."""
    return catalogue.entries[(gap.peers if gap.kind == "count" else gap.facts)[0]]


# Counts


def _count_gaps(catalogue: Catalogue, level: str) -> Iterator[Gap]:
    items: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in catalogue.of_kind("count"):
        if level in ("all", entry.count.level) and not counts.is_member(entry, catalogue):
            key = (entry.jurisdiction.peer_tier, entry.count.status, *counts.item_key(entry.count))
            items[key].append(entry)
    for (tier, *_), members in items.items():
        level = members[0].count.level
        places = [
            _Place(place.id, authority(catalogue.chain(place), level), standing(place))
            for place in catalogue.jurisdictions
            if place.peer_tier == tier and not is_not_applicable(catalogue, place.id, level)
        ]
        yield from _item_gaps(places, members)


@dataclass(frozen=True)
class _Place:
    """What of a place decides how its figures stand to others: see ``lib.compare.Signature``."""

    id: str
    authority: str
    standing: str


def _item_gaps(places: Sequence[_Place], members: Sequence[Entry]) -> Iterator[Gap]:
    """What each place could add to one item; all facts of it are ``members``."""
    known = {entry.id: signature(entry) for entry in members}
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in members:
        by_place[entry.jurisdiction.id].append(entry)
    # No reason that counts here depends on who is silent, so that all silent places, and these
    # are most, find the same.
    silent = next((place for place in places if place.id not in by_place), None)
    for_silent = _best_figure(silent, [], members, known) if silent else _NOTHING
    for where in places:
        place, own = where.id, by_place.get(where.id, [])
        find = for_silent
        if own:
            others = [entry for entry in members if entry.jurisdiction.id != place]
            find = _best_figure(where, [known[entry.id] for entry in own], others, known)
        if not find.peers:
            continue
        reasons = {
            reason
            for entry in own
            for peer in find.peers
            for reason in compare(known[entry.id], known[peer]).reasons
            if reason not in BEYOND_DATA
        }
        yield Gap(
            kind="count",
            topic="target" if members[0].count.status == "target" else "count",
            places=(place,),
            facts=tuple(entry.id for entry in own),
            peers=find.peers,
            reasons=tuple(reason for reason in Reason if reason in reasons),
            alone=len(find.peers),
            together=0,
            years=find.years,
        )


@dataclass(frozen=True)
class _Find:
    """The years in which a new figure compares with most facts, and these."""

    years: tuple[int, int]
    peers: tuple[str, ...]


_NOTHING = _Find((0, 0), ())


def _best_figure(
    place: _Place,
    own: Sequence[Signature],
    others: Sequence[Entry],
    known: Mapping[str, Signature],
) -> _Find:
    """When a new exact figure of ``place`` would compare with most of ``others``.

    Those that a figure of the place compares with already are left out. Of equally good years
    the latest are taken.
    """
    open_facts = {
        entry.id: known[entry.id]
        for entry in others
        if not any(_is_close(known[entry.id], one) for one in own)
    }
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for fact in open_facts.values():
        if fact.year is None:
            continue
        for year in range(fact.year - YEARS_APART, fact.year + YEARS_APART + 1):
            if (fact.recogniser, year) not in found:
                new = new_figure(fact, place, year)
                found[(fact.recogniser, year)] = tuple(
                    name for name, other in open_facts.items() if _is_close(new, other)
                )
    if not found:
        return _NOTHING
    recogniser, year = max(found, key=lambda option: (len(found[option]), option[1]))
    best = found[(recogniser, year)]
    years = [when for (who, when), peers in found.items() if (who, peers) == (recogniser, best)]
    return _Find((min(years), max(years)), best)


def new_figure(like: Signature, place: _Place, year: int) -> Signature:
    """An exact figure of ``place`` and ``year``, stated outright, of the item of ``like``."""
    return replace(
        like,
        jurisdiction=place.id,
        authority=place.authority,
        standing=place.standing,
        year=year,
        bound="exact",
        is_read=False,
        has_figure=True,
    )


def _is_close(one: Signature, other: Signature) -> bool:
    """Whether two facts stand as close as any data could bring them."""
    return BEYOND_DATA.issuperset(compare(one, other).reasons)


# Rewards


@dataclass(frozen=True)
class Need:
    """One thing that a pair of rewards needs: a kind of gap, its subject, and years for a text.

    The subject is the number of the policy (else its document) or the clause.
    """

    kind: Kind
    subject: str
    years: tuple[int, int] | None = None


@dataclass
class _Tally:
    """What a need has to do with: facts it is about, their peers, reasons, and pairs."""

    facts: dict[str, None] = field(default_factory=dict)
    peers: dict[str, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    reasons: set[Reason] = field(default_factory=set)
    alone: int = 0
    together: int = 0


def _reward_gaps(catalogue: Catalogue, level: str) -> Iterator[Gap]:
    tallies: dict[Need, _Tally] = defaultdict(_Tally)
    for one, other, reasons in _reward_pairs(catalogue, level):
        needs = needs_of(one, other, reasons)
        for need, concerned in needs.items():
            tally = tallies[need]
            for entry in (one, other):
                (tally.facts if entry in concerned else tally.peers)[entry.id] = None
                if entry in concerned:
                    tally.places[entry.jurisdiction.id] = None
            tally.reasons.update(reasons)
            if len(needs) == 1:
                tally.alone += 1
            else:
                tally.together += 1
    for need, tally in tallies.items():
        yield Gap(
            kind=need.kind,
            topic="reward",
            places=tuple(tally.places),
            facts=tuple(tally.facts),
            peers=tuple(tally.peers),
            reasons=tuple(reason for reason in Reason if reason in tally.reasons),
            alone=tally.alone,
            together=tally.together,
            years=need.years,
        )


def _reward_pairs(
    catalogue: Catalogue, level: str
) -> Iterator[tuple[Entry, Entry, Sequence[Reason]]]:
    """Pairs of different places that differ in removable reasons only, each once, with these."""
    alike: dict[tuple[str, ...], list[tuple[Entry, Signature]]] = defaultdict(list)
    for entry in catalogue.of_kind("reward"):
        reward = entry.reward
        # Of a draft or an expired policy it is known that nothing is paid.
        if level in ("all", reward.level) and may_be_paid(entry, catalogue.dataset.date):
            fact = signature(entry)
            is_outright = set(reward.reading) <= {"frequency"}
            if fact.has_figure and fact.bound == "exact" and is_outright:
                key = (fact.tier, fact.level, fact.trigger, fact.nature, fact.form)
                alike[key].append((entry, fact))
    for members in alike.values():
        for (one, its), (other, theirs) in combinations(members, 2):
            # Said again by the grade; here so that most pairs need none.
            if its.jurisdiction != theirs.jurisdiction and its.types & theirs.types:
                reasons = set(compare(its, theirs).reasons) - BEYOND_DATA
                if reasons and REMOVABLE.issuperset(reasons):
                    yield one, other, [reason for reason in Reason if reason in reasons]


def needs_of(one: Entry, other: Entry, reasons: Collection[Reason]) -> dict[Need, list[Entry]]:
    """What two rewards need to come as close as they can, each with those that it is about.

    ``reasons`` are those between the two, all of them removable. Nothing is named where neither
    has a year: no text can be told that would do.
    """
    pair = (one, other)
    found: dict[Need, list[Entry]] = defaultdict(list)
    if one.year is other.year is None:
        return {}
    for entry in pair:
        fact = signature(entry)
        if fact.frequency == NOT_STATED or "frequency" in entry.fact.reading:
            found[Need("frequency", clause_id(entry))].append(entry)
        if Reason.VALIDITY in reasons and fact.validity != "in_force":
            found[Need("validity", policy(entry))].append(entry)
    if Reason.YEAR in reasons:
        # The older text, or the one without a year, is the one to look for anew.
        old, new = sorted(pair, key=lambda entry: entry.year or 0)
        year = new.year or 0
        window = (year - YEARS_APART, year + YEARS_APART)
        found[Need("text", clause_id(old), window)].append(old)
    return dict(found)


def policy(entry: Entry) -> str:
    """The number of the quoted policy, else the id of the document that states the fact."""
    basis = entry.fact.basis
    return basis.number if basis and basis.number != NOT_STATED else entry.document_id
