"""Value over N years: what a platform that is newly recognised receives, as one figure in yuan.

It makes a yearly grant and a one-off award comparable. Where the text or the reader leaves
something open, every course of events is reckoned through and the value is the range of all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Literal

from lib.costs.interval import Interval, total
from lib.costs.payments import (
    EXCELLENT,
    Course,
    Excellent,
    LeftOut,
    Payment,
    choices,
    clauses,
    is_relation_open,
    payments,
)
from lib.index import Entry

Assumed = Literal["open", "never", "once", "throughout"]
Relation = Literal["open", "adds", "replaces"]
YEARS = range(1, 11)
"""How many years a reader may choose."""
DEFAULT_YEARS = 5


@dataclass(frozen=True)
class Assumptions:
    """What the reader takes as given; ``open`` and ``None`` leave it open.

    ``years`` from 1 to 10; ``cycle`` is the years from one evaluation to the next; ``ceilings``
    gives upper ends in yuan, by fact id, for clauses that state only a floor.
    """

    years: int = DEFAULT_YEARS
    excellent: Assumed = "open"
    cycle: int | None = None
    relation: Relation = "open"
    ceilings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One course of events with its payments."""

    course: Course
    payments: tuple[Payment, ...]

    @property
    def total(self) -> Interval:
        """What the platform receives in this case, in yuan."""
        return total(payment.total for payment in self.payments)


@dataclass(frozen=True)
class Value:
    """The value over the years of one type and level in one jurisdiction.

    ``cases`` holds each course of events that the assumptions leave possible, without repeating
    one that comes to the same payments; ``left_out`` the clauses not counted.
    """

    cases: tuple[Case, ...]
    left_out: tuple[tuple[Entry, LeftOut], ...]

    @property
    def total(self) -> Interval:
        """The range of all cases, in yuan."""
        return reduce(or_, (case.total for case in self.cases))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The clauses counted in any case."""
        return tuple({p.entry.id: p.entry for c in self.cases for p in c.payments}.values())

    @property
    def extremes(self) -> tuple[Case, ...]:
        """The case with the least and the one with the most; one where they are the same."""
        low = min(self.cases, key=lambda case: case.total.low)
        high = max(
            self.cases,
            key=lambda case: (case.total.high is None, case.total.high or 0, case.total.low),
        )
        return (low,) if low == high or low.total == high.total else (low, high)


def value(
    rewards: Iterable[Entry], platform: str, level: str, assumptions: Assumptions
) -> Value | None:
    """The value of a type at a level from the rewards of one jurisdiction.

    ``None`` where no clause with an amount applies. Raises ``ValueError`` for a number of years
    outside 1 to 10 or a cycle below one year.
    """
    if assumptions.years not in YEARS:
        raise ValueError(f"years: {assumptions.years}, expected 1 to 10")
    if assumptions.cycle is not None and assumptions.cycle < 1:
        raise ValueError(f"cycle: {assumptions.cycle}, expected 1 or more")
    groups, left = clauses(rewards, platform, level)
    if not groups:
        return None
    cases: dict[tuple[object, ...], Case] = {}
    for chosen in choices(groups):
        for course in courses(chosen, assumptions):
            made = tuple(payments(chosen, course, assumptions.ceilings))
            same = tuple((payment.entry.id, payment.each, payment.times) for payment in made)
            cases.setdefault(same, Case(course, made))
    return Value(tuple(cases.values()), tuple(left))


def courses(chosen: Sequence[Entry], assumptions: Assumptions) -> list[Course]:
    """Every course of events that the assumptions leave possible for these clauses."""
    years, cycle = assumptions.years, assumptions.cycle
    excellent: tuple[Excellent, ...] = ("never",)
    if any(entry.reward.trigger == EXCELLENT for entry in chosen):
        if assumptions.excellent == "open":
            excellent = ("never", "once", "throughout")
        else:
            excellent = (assumptions.excellent,)
    is_open = any(is_relation_open(a, b) for a in chosen for b in chosen if a is not b)
    replaces = {"open": (False, True), "adds": (False,), "replaces": (True,)}[assumptions.relation]
    covered = sorted({1, years}) if cycle is None else [min(cycle, years)]
    return [
        Course(years, state, cycle, span, replaced)
        for state in excellent
        for span in (covered if state == "once" else [1])
        for replaced in (replaces if is_open and state != "never" else (False,))
    ]
