"""What moving up a level adds, with what the clause says of stacking."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.costs.interval import NOTHING, Interval
from lib.costs.payments import one_payment
from lib.index import Entry
from lib.model.document import Level, Stacking

UPWARDS: tuple[Level, ...] = ("county", "municipal", "provincial", "national")
"""Levels of recognition from the lowest to the highest."""


@dataclass(frozen=True)
class Step:
    """From one level of a clause to the next: two facts and what the upper one says of stacking.

    ``difference`` is how much more the upper level pays; ``adds`` what a platform receives when
    it moves up, having had the lower level's payment; ``reached`` what it has received in all
    once there, coming from the lowest level of the clause. All are in yuan for one payment.
    """

    lower: Entry
    upper: Entry
    stacking: Stacking
    difference: Interval
    adds: Interval
    reached: Interval


def steps(clause: Sequence[Entry]) -> list[Step]:
    """The steps of one clause, from the lowest level upwards.

    ``clause`` holds rewards of one document, condition and frequency at different levels. Levels
    without an amount in yuan make no step; a level that pays no more than the one below adds
    nothing where only the difference is paid. Two facts of one level are not a ladder and raise
    ``ValueError``.
    """
    levels = [entry.reward.level for entry in clause]
    if len(set(levels)) < len(levels):
        raise ValueError("two facts of one level")
    ladder = sorted(
        (
            e
            for e in clause
            if e.reward.level in UPWARDS and one_payment(e.reward.amount) is not None
        ),
        key=lambda e: UPWARDS.index(e.reward.level),
    )
    found: list[Step] = []
    reached = _amount(ladder[0]) if ladder else NOTHING
    for lower, upper in pairwise(ladder):
        above, stacking = _amount(upper), upper.reward.stacking
        difference, highest = above - _amount(lower), reached.at_least(above)
        match stacking:
            case "adds":
                adds, reached = above, reached + above
            case "difference_on_promotion" | "highest_only":
                adds, reached = difference, highest
            case "not_stated":
                adds, reached = difference | above, highest | (reached + above)
        found.append(Step(lower, upper, stacking, difference, adds, reached))
    return found


def _amount(entry: Entry) -> Interval:
    amount = one_payment(entry.reward.amount)
    assert amount is not None
    return amount
