"""Which clauses apply to a platform, what one payment is, and how often it is paid.

The rules are the product's own and each is named in the derivation, so that a reader can check or
reject it:

- a payment on new recognition is made once unless the clause says otherwise, for a platform is
  newly recognised once;
- a yearly payment without an end is made in every year;
- instalments are paid one a year;
- what depends on an evaluation follows the reader's assumption;
- a clause that replaces another one takes its place in the years in which it is paid itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, product
from typing import Literal

from lib.costs.interval import NOTHING, Interval
from lib.index import Entry
from lib.model.document import Amount, FactRelation, Reward

Excellent = Literal["never", "once", "throughout"]
"""How a platform fares in its evaluations within the years looked at."""

NEW, STABLE, EXCELLENT = "newly_recognised", "stable_support", "evaluated_excellent"


class LeftOut(StrEnum):
    """Why a clause is not counted."""

    OLDER = "older"
    NOT_IN_FORCE = "not_in_force"
    TRIGGER = "trigger"
    NO_AMOUNT = "no_amount"
    NO_BASE = "no_base"


class Rule(StrEnum):
    """Why a payment is made so many times."""

    ONCE = "once"
    ONCE_BY_EVENT = "once_by_event"
    EVERY_YEAR = "every_year"
    STATED_YEARS = "stated_years"
    OPEN_YEARS = "open_years"
    INSTALMENTS = "instalments"
    OPEN_INSTALMENTS = "open_instalments"
    CYCLE = "cycle"
    EVALUATIONS = "evaluations"
    NOT_EXCELLENT = "not_excellent"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Course:
    """What is taken as given for one calculation.

    ``years`` is how many years are looked at, ``cycle`` the years from one evaluation to the
    next (``None``: not known), ``covered`` for how many years one excellent evaluation pays,
    ``replaces`` whether an evaluation's payment takes the place of stable support where the
    document leaves that open.
    """

    years: int
    excellent: Excellent = "never"
    cycle: int | None = None
    covered: int = 1
    replaces: bool = False


@dataclass(frozen=True)
class Payment:
    """One clause in a calculation: yuan a payment, how many payments, and their product.

    ``parts`` are the single instalments in yuan, where the clause is paid in parts.
    """

    entry: Entry
    each: Interval
    times: Interval
    rule: Rule
    is_ceiling_typed: bool = False
    parts: tuple[int, ...] = ()

    @property
    def total(self) -> Interval:
        """What the clause comes to, in yuan."""
        if self.parts:
            paid = sum(self.parts)
            return Interval(paid, None if self.each.high is None else paid, self.each.is_about)
        return self.each * self.times


def one_payment(amount: Amount) -> Interval | None:
    """What one payment is, in yuan; ``None`` where no amount in yuan follows from the clause.

    A share of a base that is not known is at most its cap; without a cap nothing can be said.
    """
    if amount.kind == "none":
        return NOTHING
    if amount.kind == "share":
        return None if amount.cap_cny is None else Interval(0, amount.cap_cny)
    if amount.kind != "fixed":
        return None
    low = amount.min_cny if amount.min_cny is not None else 0
    high = None if amount.bound == "at_least" else amount.max_cny
    return Interval(low, high, is_about=amount.bound == "about")


def clauses(
    rewards: Iterable[Entry], platform: str, level: str
) -> tuple[list[list[Entry]], list[tuple[Entry, LeftOut]]]:
    """The clauses that apply to a type of platform at a level, and those left out, with why.

    Those of one condition, nature, frequency and payer stand in one group: they are alternatives
    (one for enterprises, one for universities), of which a platform gets one. Of a condition only
    the latest year counts.
    """
    found = [e for e in rewards if platform in e.reward.types and e.reward.level == level]
    left: list[tuple[Entry, LeftOut]] = []
    kept: list[Entry] = []
    for entry in found:
        reason = _not_counted(entry, found)
        if reason:
            left.append((entry, reason))
        else:
            kept.append(entry)
    kept.sort(key=_group)
    return [list(members) for _, members in groupby(kept, key=_group)], left


def _group(entry: Entry) -> tuple[str, ...]:
    reward = entry.reward
    payer = reward.payer.zh if reward.payer else ""
    order = (NEW, STABLE, EXCELLENT).index(reward.trigger)
    return (str(order), reward.nature, reward.frequency, payer)


def _not_counted(entry: Entry, found: Sequence[Entry]) -> LeftOut | None:
    reward = entry.reward
    if reward.policy_status in {"draft", "expired", "superseded"}:
        return LeftOut.NOT_IN_FORCE
    if reward.trigger not in (NEW, STABLE, EXCELLENT):
        return LeftOut.TRIGGER
    newest = max(
        (
            e.year
            for e in found
            if e.year is not None
            and e.reward.trigger == reward.trigger
            and e.reward.policy_status not in {"draft", "expired", "superseded"}
        ),
        default=None,
    )
    if newest is not None and entry.year is not None and entry.year < newest:
        return LeftOut.OLDER
    if one_payment(reward.amount) is None:
        return LeftOut.NO_BASE if reward.amount.kind == "share" else LeftOut.NO_AMOUNT
    return None


def choices(groups: Sequence[Sequence[Entry]]) -> list[tuple[Entry, ...]]:
    """Every way to take one clause of each group."""
    return list(product(*groups))


def payments(
    chosen: Sequence[Entry], course: Course, ceilings: Mapping[str, int] | None = None
) -> list[Payment]:
    """The payments that clauses come to under one course of events.

    ``ceilings`` gives, by fact id, an upper end in yuan that a reader typed for a floor; one
    that lies below the floor is not used.
    """
    counted = [_times(entry.reward, course) for entry in chosen]
    made = []
    for entry, (times, rule) in zip(chosen, counted, strict=True):
        covered = sum(
            _years_of(count)
            for other, (count, _) in zip(chosen, counted, strict=True)
            if other is not entry and is_replaced(entry, other, course.replaces)
        )
        if covered:
            times, rule = times - Interval.exactly(covered), Rule.REPLACED
        each = one_payment(entry.reward.amount)
        assert each is not None, f"{entry.id} has no amount and should have been left out"
        ceiling = (ceilings or {}).get(entry.id)
        is_typed = ceiling is not None and each.high is None and ceiling >= each.low
        if is_typed:
            each = Interval(each.low, ceiling, each.is_about)
        parts = tuple(part.cny for part in entry.reward.instalments)[: times.high]
        made.append(
            Payment(entry, each, times, rule, is_typed, parts if rule is Rule.INSTALMENTS else ())
        )
    return made


def is_replaced(entry: Entry, other: Entry, replaces: bool) -> bool:
    """Whether ``other`` takes the place of ``entry`` in the years in which it is paid.

    What the document says of the two holds; where it leaves open how an evaluation's payment
    stands to stable support, ``replaces`` decides.
    """
    for one, two in ((other, entry), (entry, other)):
        relation = one.reward.relation
        is_meant = isinstance(relation, FactRelation) and one.sibling(relation.to) == two.id
        if isinstance(relation, FactRelation) and is_meant and relation.kind != "not_stated":
            return relation.kind == "replaces" and one is other
    return replaces and entry.reward.trigger == STABLE and other.reward.trigger == EXCELLENT


def is_relation_open(one: Entry, other: Entry) -> bool:
    """Whether the document leaves open if an evaluation's payment adds to stable support."""
    pair = {one.reward.trigger, other.reward.trigger}
    return pair == {STABLE, EXCELLENT} and any(
        is_replaced(a, b, True) != is_replaced(a, b, False) for a, b in ((one, other), (other, one))
    )


def _years_of(times: Interval) -> int:
    """In how many years a clause is paid, at most."""
    return times.high if times.high is not None else times.low


def _times(reward: Reward, course: Course) -> tuple[Interval, Rule]:
    """How often a clause pays a platform in the years looked at, and by which rule."""
    if reward.trigger == EXCELLENT and course.excellent == "never":
        return NOTHING, Rule.NOT_EXCELLENT
    match reward.frequency:
        case "annual":
            return _yearly(reward, course)
        case "instalments":
            if not reward.instalments:
                return Interval(0, 1), Rule.OPEN_INSTALMENTS
            n = min(len(reward.instalments), course.years)
            return Interval.exactly(n), Rule.INSTALMENTS
        case "per_evaluation":
            if course.excellent == "once":
                return Interval.exactly(1), Rule.EVALUATIONS
            if course.cycle is None:
                return Interval(0, course.years), Rule.EVALUATIONS
            return Interval.exactly(course.years // course.cycle), Rule.EVALUATIONS
        case "one_off":
            return Interval.exactly(1), Rule.ONCE
        case "not_stated":
            if reward.trigger == STABLE:
                return Interval(1, course.years), Rule.OPEN_YEARS
            return Interval.exactly(1), Rule.ONCE_BY_EVENT


def _yearly(reward: Reward, course: Course) -> tuple[Interval, Rule]:
    if reward.trigger == EXCELLENT and course.excellent == "throughout":
        return Interval.exactly(course.years), Rule.EVERY_YEAR
    if isinstance(reward.years, int):
        return Interval.exactly(min(reward.years, course.years)), Rule.STATED_YEARS
    if reward.trigger == EXCELLENT:
        return Interval.exactly(min(course.covered, course.years)), Rule.CYCLE
    if reward.years == "evaluation_cycle":
        if course.cycle is None:
            return Interval(1, course.years), Rule.CYCLE
        return Interval.exactly(min(course.cycle, course.years)), Rule.CYCLE
    return Interval.exactly(course.years), Rule.EVERY_YEAR
