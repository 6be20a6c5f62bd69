"""Value over N years, place by place: what one newly recognised platform receives in all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from lib.catalogue import LEVELS, Catalogue
from lib.compare import Reason, Verdict, compare_set, signature, verdict_of
from lib.costs.payments import LeftOut, clauses
from lib.costs.value import Assumptions, Value, value
from lib.index import Entry
from lib.model.reference import Jurisdiction

NORMALISED = frozenset(
    {
        Reason.FREQUENCY,
        Reason.TRIGGER,
        Reason.NATURE,
        Reason.FORM,
    }
)
"""Differences that reckoning everything in yuan over the same years does away with."""


@dataclass(frozen=True)
class ValueRow:
    """One place at one level: its value for ``types``, which share all their clauses.

    ``verdict`` grades the row against the other places of the same types and level; ``None``
    where there are none.
    """

    place: Jurisdiction
    types: tuple[str, ...]
    level: str
    value: Value
    verdict: Verdict | None


def table(catalogue: Catalogue, assumptions: Assumptions, platform: str = "all") -> list[ValueRow]:
    """All values by type, tier, place and level; ``platform`` is a type's id or ``all``.

    A type shows those that it contains too, each under its own name. Types whose clauses are the
    same everywhere stand in one row.
    """
    values = _values(catalogue, assumptions, platform)
    alike: dict[frozenset[tuple[object, ...]], list[str]] = defaultdict(list)
    for kind in sorted(values, key=lambda name: catalogue.type_rank([name])):
        found = frozenset(
            (place, level, *sorted(entry.id for entry in worth.entries))
            for (place, level), worth in values[kind].items()
        )
        alike[found].append(kind)
    rows = []
    for kinds in alike.values():
        cells = values[kinds[0]]
        for place in catalogue.jurisdictions:
            for level in LEVELS:
                if (place.id, level) in cells:
                    verdict = _verdict(catalogue, cells, place.id, level)
                    worth = cells[(place.id, level)]
                    rows.append(ValueRow(place, tuple(kinds), level, worth, verdict))
    return rows


def _values(
    catalogue: Catalogue, assumptions: Assumptions, platform: str
) -> dict[str, dict[tuple[str, str], Value]]:
    """By type, then by place and level."""
    shown = _shown(catalogue, platform)
    values: dict[str, dict[tuple[str, str], Value]] = {}
    for place in catalogue.jurisdictions:
        rewards = catalogue.of_kind("reward", place.id)
        for kind in dict.fromkeys(name for e in rewards for name in e.reward.types):
            if kind not in shown:
                continue
            for level in LEVELS:
                worth = value(rewards, kind, level, assumptions)
                if worth:
                    values.setdefault(kind, {})[(place.id, level)] = worth
    return values


def _shown(catalogue: Catalogue, platform: str) -> frozenset[str]:
    """The types that a choice of one, or of all, shows."""
    return frozenset(catalogue.types) if platform == "all" else catalogue.with_narrower(platform)


def _verdict(
    catalogue: Catalogue, cells: dict[tuple[str, str], Value], place: str, level: str
) -> Verdict | None:
    """How a value stands to those of the other places at its level."""
    peers = [worth for (other, at), worth in cells.items() if at == level and other != place]
    if not peers:
        return None
    own = cells[(place, level)]
    found: set[Reason] = set()
    for peer in peers:
        facts = [*own.entries, *peer.entries]
        verdict = compare_set(map(signature, facts), catalogue.dataset.vocabulary.mappings)
        found |= set(verdict.reasons) - NORMALISED - {Reason.BOUND}
        if not (own.total.is_exact and peer.total.is_exact):
            found.add(Reason.BOUND)
    return verdict_of(found)


def types(catalogue: Catalogue) -> list[str]:
    """Every type that shows a value of some place, in the order of the vocabulary."""
    found = frozenset(_values(catalogue, Assumptions(), "all"))
    return [name for name in catalogue.types if catalogue.with_narrower(name) & found]


def uncounted(
    catalogue: Catalogue, table: Sequence[ValueRow], platform: str = "all"
) -> list[tuple[Entry, LeftOut]]:
    """The clauses that stand in no row: those without an amount where nothing else is paid."""
    told = {
        entry.id
        for row in table
        for entry in (*row.value.entries, *(entry for entry, _ in row.value.left_out))
    }
    shown = _shown(catalogue, platform)
    found: dict[str, tuple[Entry, LeftOut]] = {}
    for place in catalogue.jurisdictions:
        rewards = catalogue.of_kind("reward", place.id)
        for kind in dict.fromkeys(name for e in rewards for name in e.reward.types):
            for level in LEVELS if kind in shown else ():
                _, left = clauses(rewards, kind, level)
                found |= {entry.id: (entry, why) for entry, why in left if entry.id not in told}
    return list(found.values())


def floors(table: Iterable[ValueRow]) -> list[Entry]:
    """The clauses counted that state only a floor."""
    found = {entry.id: entry for row in table for entry in row.value.entries}
    return [
        entry
        for entry in found.values()
        if entry.reward.amount.kind == "fixed" and entry.reward.amount.bound == "at_least"
    ]


@dataclass(frozen=True)
class NothingAlike:
    """Two places that both pay for platforms, but for none of the same type."""

    one: Jurisdiction
    types: tuple[str, ...]
    other: Jurisdiction
    other_types: tuple[str, ...]


def nothing_alike(catalogue: Catalogue) -> list[NothingAlike]:
    """Every pair of places whose payments are for different types, and so are not compared."""
    paid: dict[Jurisdiction, tuple[str, ...]] = {}
    for place in catalogue.jurisdictions:
        rewards = catalogue.of_kind("reward", place.id)
        kinds = dict.fromkeys(name for entry in rewards for name in entry.reward.types)
        if kinds:
            paid[place] = tuple(kinds)
    return [
        NothingAlike(one, paid[one], other, paid[other])
        for one, other in combinations(paid, 2)
        if not set(paid[one]) & set(paid[other])
    ]
