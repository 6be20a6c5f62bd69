"""What matching others' tiers would cost a jurisdiction: its numbers, and a budget a source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lib.catalogue import LEVELS, Catalogue
from lib.costs.budget import USES, Budget, Item, Quantity, Use, budget, typed_budget
from lib.costs.interval import Interval
from lib.costs.payments import clauses
from lib.index import Entry
from lib.model.document import Count
from lib.ranking import latest
from lib.views import counts
from lib.views.distance import distances

OWN = "own"
"""The source of tiers that the reader types in."""

RECOGNISED_LEVELS = ("national", "provincial", "municipal", "county")
"""Levels at which a platform is recognised; no tier can be typed in for others."""


@dataclass(frozen=True)
class Scenario:
    """Everything a reader chose; numbers are by ``<type>.<level>``, tiers typed in are in yuan
    by ``<type>.<level>.once`` (on recognition) or ``.yearly``."""

    home: str
    tiers: tuple[str, ...]
    platforms: tuple[str, ...]
    years: int = 1
    is_stock_new: bool = False
    new: Mapping[str, int] = field(default_factory=dict)
    stock: Mapping[str, int] = field(default_factory=dict)
    excellent: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, int] = field(default_factory=dict)


def key(item: Item) -> str:
    """An item as it stands in an address."""
    return ".".join(item)


def sources(catalogue: Catalogue) -> list[str]:
    """The places whose documents state rewards: those whose tiers can be applied."""
    return [place.id for place in catalogue.jurisdictions if catalogue.of_kind("reward", place.id)]


def platforms(catalogue: Catalogue, tiers: Iterable[str]) -> list[str]:
    """The types that the chosen sources pay for; with tiers typed in, every type there is."""
    chosen = list(tiers)
    if OWN in chosen:
        return list(catalogue.types)
    paid = {name for p in chosen for e in catalogue.of_kind("reward", p) for name in e.reward.types}
    return [name for name in catalogue.types if name in paid]


def items(catalogue: Catalogue, tiers: Sequence[str], kinds: Sequence[str]) -> list[Item]:
    """The types and levels that a budget is about, highest level first within a type."""
    stated = {
        (name, entry.reward.level)
        for place in tiers
        if place != OWN
        for entry in catalogue.of_kind("reward", place)
        for name in entry.reward.types
    }
    return [
        (kind, level)
        for kind in sorted(kinds, key=lambda name: catalogue.type_rank([name]))
        for level in LEVELS
        if (kind, level) in stated or (OWN in tiers and level in RECOGNISED_LEVELS[:3])
    ]


def stated_quantities(
    catalogue: Catalogue, home: str, wanted: Sequence[Item]
) -> dict[tuple[Use, Item], Quantity]:
    """The home's own figures for the items: its stock, and how many are newly recognised.

    New recognitions are what is missing to a target; without one, the additions aimed at;
    without those, the additions of the latest year stated. Combined figures of several types and
    figures "and above" are no figures of an item.
    """
    found: dict[tuple[Use, Item], Quantity] = {}
    gaps = {
        (d.types, d.level): d for d in distances(catalogue) if d.place == home and not d.and_above
    }
    for item in wanted:
        own = [e for e in catalogue.of_kind("count", home) if _is_of(e, item, catalogue)]
        stock = _pick(e for e in own if e.count.measure == "stock" and e.count.status == "actual")
        if stock:
            found[("stock", item)] = Quantity(_interval(stock.count), "stated", (stock,))
        gap = gaps.get(((item[0],), item[1]))
        if gap:
            low = max(gap.low or 0, 0)
            missing = Interval(
                low, None if gap.high is None else max(gap.high, low), gap.is_approximate
            )
            found[("new", item)] = Quantity(missing, "gap", (gap.target, gap.stock))
            continue
        flows = [
            e for e in own if e.count.measure == "flow" and e.count.event in (None, "approved")
        ]
        flow = _pick(e for e in flows if e.count.status == "target") or _pick(flows)
        if flow:
            found[("new", item)] = Quantity(_interval(flow.count), "flow", (flow,))
    return found


def _is_of(entry: Entry, item: Item, catalogue: Catalogue) -> bool:
    count = entry.count
    return (
        count.types == [item[0]]
        and count.level == item[1]
        and not count.level_and_above
        and isinstance(count.value, int)
        and not counts.is_member(entry, catalogue)
    )


def _pick(entries: Iterable[Entry]) -> Entry | None:
    """The latest figure; of one year the exact one before others."""
    found = latest(entries)
    return min(found, key=lambda e: (e.year is None, e.count.bound != "exact"), default=None)


def _interval(count: Count) -> Interval:
    """The ends of a count; ``value`` is its lower end but for a ceiling."""
    value = count.value if isinstance(count.value, int) else 0
    match count.bound:
        case "at_least":
            return Interval(value, None)
        case "up_to":
            return Interval(0, value)
        case "range":
            return Interval(value, count.value_max)
        case bound:
            return Interval(value, value, is_about=bound == "about")


def quantities(
    catalogue: Catalogue, scenario: Scenario, wanted: Sequence[Item]
) -> dict[tuple[Use, Item], Quantity]:
    """Stated figures, with what the reader typed in their place."""
    found = stated_quantities(catalogue, scenario.home, wanted)
    typed: Mapping[Use, Mapping[str, int]] = {
        "new": scenario.new,
        "stock": scenario.stock,
        "excellent": scenario.excellent,
    }
    for use, numbers in typed.items():
        for item in wanted:
            if key(item) in numbers:
                found[(use, item)] = Quantity(Interval.exactly(numbers[key(item)]), "typed")
    return found


def budgets(catalogue: Catalogue, scenario: Scenario) -> dict[str, Budget]:
    """A budget for each source of tiers, in the order chosen."""
    wanted = items(catalogue, scenario.tiers, scenario.platforms)
    numbers = quantities(catalogue, scenario, wanted)
    found = {}
    for source in scenario.tiers:
        if source == OWN:
            tiers = {
                (how, item): scenario.own[f"{key(item)}.{how}"]
                for item in wanted
                for how in ("once", "yearly")
                if f"{key(item)}.{how}" in scenario.own
            }
            found[source] = typed_budget(
                tiers, wanted, numbers, scenario.years, is_stock_new=scenario.is_stock_new
            )
        else:
            found[source] = budget(
                catalogue.of_kind("reward", source),
                wanted,
                numbers,
                scenario.years,
                is_stock_new=scenario.is_stock_new,
            )
    return found


def default_platforms(catalogue: Catalogue, home: str, tiers: Sequence[str]) -> list[str]:
    """The types to begin with: those paid for of which the home states a number, else all."""
    paid = platforms(catalogue, [source for source in tiers if source != OWN])
    wanted = items(catalogue, tiers, paid)
    known = {item[0] for _, item in stated_quantities(catalogue, home, wanted)}
    return [name for name in paid if name in known] or paid


def uses(catalogue: Catalogue, tiers: Sequence[str], wanted: Sequence[Item]) -> set[Use]:
    """Which numbers of platforms the chosen tiers multiply."""
    found: set[Use] = {"new", "stock"} if OWN in tiers else set()
    for place in tiers:
        if place != OWN:
            rewards = catalogue.of_kind("reward", place)
            for item in wanted:
                groups, _ = clauses(rewards, *item)
                found |= {USES[group[0].reward.trigger] for group in groups}
    return found
