"""What would matching somebody's tiers cost: payments times numbers of platforms, in yuan.

Awards on recognition multiply new recognitions, stable support the stock, payments for an
evaluation the number evaluated excellent. What lacks a tier, an amount or a number is listed and
never counted as nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Literal

from lib.costs.interval import Interval, total
from lib.costs.payments import (
    EXCELLENT,
    NEW,
    STABLE,
    Course,
    LeftOut,
    Payment,
    clauses,
    is_replaced,
    payments,
)
from lib.index import Entry

Item = tuple[str, str]
"""A platform type and a level of recognition."""

Use = Literal["new", "stock", "excellent"]
"""Which number of platforms a payment multiplies."""

Origin = Literal["typed", "stated", "flow", "gap"]
"""Where a number comes from: the reader, a stated figure, a stated flow, target minus stock."""

USES: Mapping[str, Use] = {NEW: "new", STABLE: "stock", EXCELLENT: "excellent"}


class Lack(StrEnum):
    """What is missing for an amount to be reckoned."""

    TIER = "tier"
    NEW = "new"
    STOCK = "stock"
    EXCELLENT = "excellent"


@dataclass(frozen=True)
class Quantity:
    """A number of platforms, where it comes from, and the facts that state it."""

    value: Interval
    origin: Origin
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Line:
    """One product: what one platform receives, times how many platforms.

    ``payments`` holds the clause, or the alternatives of which one applies; it is empty for a
    tier typed in, whose payment is ``typed`` yuan, ``times`` times. ``is_assumed`` marks awards
    on existing platforms, as if all of them were newly recognised.
    """

    item: Item
    use: Use
    quantity: Quantity
    payments: tuple[Payment, ...] = ()
    typed: int = 0
    times: int = 1
    is_assumed: bool = False
    is_replacement_open: bool = False

    @property
    def each(self) -> Interval:
        """What one platform receives over the years, in yuan."""
        if not self.payments:
            return Interval.exactly(self.typed * self.times)
        return reduce(or_, (payment.total for payment in self.payments))

    @property
    def total(self) -> Interval:
        """What the line comes to, in yuan."""
        return self.each * self.quantity.value


@dataclass(frozen=True)
class Missing:
    """What cannot be reckoned of an item: what is lacking, or the clause left out and why."""

    item: Item
    why: Lack | LeftOut
    entry: Entry | None = None


@dataclass(frozen=True)
class Budget:
    """The lines of one source of tiers, and what could not be reckoned."""

    lines: tuple[Line, ...]
    missing: tuple[Missing, ...]

    @property
    def total(self) -> Interval:
        """The sum of all lines, in yuan; what is missing is not in it."""
        return total(line.total for line in self.lines)

    def of(self, item: Item) -> Interval | None:
        """The sum of an item's lines; ``None`` where it has none."""
        lines = [line for line in self.lines if line.item == item]
        return total(line.total for line in lines) if lines else None


Quantities = Mapping[tuple[Use, Item], Quantity]


def budget(
    rewards: Sequence[Entry],
    items: Sequence[Item],
    quantities: Quantities,
    years: int,
    *,
    is_stock_new: bool = False,
) -> Budget:
    """Apply the tiers of one place to numbers of platforms over ``years`` years."""
    lines: list[Line] = []
    missing: list[Missing] = []
    for item in items:
        groups, left = clauses(rewards, *item)
        missing += [Missing(item, why, entry) for entry, why in left]
        if not groups and not left:
            missing.append(Missing(item, Lack.TIER))
        for group in groups:
            use = USES[group[0].reward.trigger]
            made = tuple(_payment(entry, years) for entry in group)
            number = quantities.get((use, item))
            if number is None:
                missing += [Missing(item, Lack(use), entry) for entry in group]
            else:
                lines.append(_line(item, use, number, made, groups, quantities))
            stock = quantities.get(("stock", item))
            if use == "new" and is_stock_new and stock is not None:
                lines.append(Line(item, "stock", stock, made, is_assumed=True))
            elif use == "new" and is_stock_new:
                missing += [Missing(item, Lack.STOCK, entry) for entry in group]
    return Budget(tuple(lines), tuple(missing))


def _payment(entry: Entry, years: int) -> Payment:
    """A clause on its own: those evaluated excellent are counted by their number."""
    return payments([entry], Course(years, "throughout"))[0]


def _line(
    item: Item,
    use: Use,
    number: Quantity,
    made: tuple[Payment, ...],
    groups: Sequence[Sequence[Entry]],
    quantities: Quantities,
) -> Line:
    """A line; stable support may or must leave out those that an evaluation pays instead."""
    excellent = quantities.get(("excellent", item))
    if use != "stock" or excellent is None:
        return Line(item, use, number, made)
    others = [e for group in groups for e in group if USES[e.reward.trigger] == "excellent"]
    pairs = [(payment.entry, other) for payment in made for other in others]
    may = any(is_replaced(entry, other, True) for entry, other in pairs)
    must = bool(pairs) and all(is_replaced(entry, other, False) for entry, other in pairs)
    fewer = Quantity(number.value - excellent.value, number.origin, number.entries)
    if must:
        return Line(item, use, fewer, made)
    if may:
        either = Quantity(number.value | fewer.value, number.origin, number.entries)
        return Line(item, use, either, made, is_replacement_open=True)
    return Line(item, use, number, made)


def typed_budget(
    tiers: Mapping[tuple[str, Item], int],
    items: Sequence[Item],
    quantities: Quantities,
    years: int,
    *,
    is_stock_new: bool = False,
) -> Budget:
    """Apply tiers that a reader typed in: yuan by ``once`` (on recognition) or ``yearly``."""
    lines: list[Line] = []
    missing: list[Missing] = []
    for item in items:
        stock = quantities.get(("stock", item))
        new = quantities.get(("new", item))
        once, yearly = tiers.get(("once", item)), tiers.get(("yearly", item))
        if once is None and yearly is None:
            missing.append(Missing(item, Lack.TIER))
        if once is not None and new is not None:
            lines.append(Line(item, "new", new, typed=once))
        elif once is not None:
            missing.append(Missing(item, Lack.NEW))
        if once is not None and is_stock_new and stock is not None:
            lines.append(Line(item, "stock", stock, typed=once, is_assumed=True))
        if yearly is not None and stock is not None:
            lines.append(Line(item, "stock", stock, typed=yearly, times=years))
        elif (yearly is not None or (once is not None and is_stock_new)) and stock is None:
            missing.append(Missing(item, Lack.STOCK))
    return Budget(tuple(lines), tuple(missing))
