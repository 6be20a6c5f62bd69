"""What is read: a figure, its place in a text, and what could not be read as one."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal["exact", "at_least", "up_to", "about", "range"]
Direction = Literal["at_least", "up_to"]
Kind = Literal["count", "money", "percent", "time", "other"]
Reason = Literal["vague", "two_readings", "broken", "inexact", "changed"]


class NotAFigureError(ValueError):
    """The words hold no figure, or more than one, or one that cannot be read for sure."""


@dataclass(frozen=True)
class Figure:
    """A figure that was read.

    ``value`` is in yuan for money, in percent for a percentage (3成 is 30, 千分之五 0.5), else in
    the units counted (3个半 is 3.5); ``value_max`` is the upper end of a range. ``unit`` is the
    measure word as it stands (``家``, ``元``, ``%``), or empty. ``kind`` is ``time`` for years,
    months and the like, ``other`` for multiples, foreign money, areas, weights and scores.
    """

    value: Decimal
    value_max: Decimal | None
    bound: Bound
    kind: Kind
    unit: str


@dataclass(frozen=True)
class Found:
    """A figure at its place in a text.

    ``start`` to ``end`` spans number, scale and unit; up to ``needed`` the words cannot be cut
    without changing the value. ``bounds`` holds every bound that the text supports: one, except
    in a list such as 最高50万元、20万元, where it is open whether 最高 reaches the second, and
    except where the words contradict one another (至少3家以内), when it is empty.
    """

    start: int
    needed: int
    end: int
    figure: Figure
    bounds: frozenset[Bound]


@dataclass(frozen=True)
class Unread:
    """Words that say a quantity which no single value stands for, at their place in a text.

    ``reason``: ``vague`` for 几十家; ``two_readings`` for 三五家 and 三万五; ``broken`` for
    1,0000; ``inexact`` for 三分之一, which no decimal equals; ``changed`` for a figure that the
    words beside it change (50万元的3倍, 5家翻一番).
    """

    start: int
    end: int
    reason: Reason


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same amount of the same thing, whatever their bounds.

    A bare number (``100万``) says the amount alone, and is met by any unit. 元 and 圆 are one, as
    are 30% and 百分之三十.
    """
    if (one.value, one.value_max) != (other.value, other.value_max):
        return False
    if any(not figure.unit and figure.kind == "count" for figure in (one, other)):
        return True
    has_one_unit = one.kind in ("money", "percent") or one.unit == other.unit
    return one.kind == other.kind and has_one_unit
