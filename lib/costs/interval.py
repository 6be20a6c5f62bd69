"""A figure that may be open: a lower end, an upper end or none, and whether it is a round one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole yuan (or a whole number of platforms or payments) between two ends.

    ``high`` is ``None`` where nothing caps the figure: a floor stays a floor in every sum.
    ``is_about`` marks figures that the source calls approximate. Raises ``ValueError`` where the
    upper end lies below the lower one.
    """

    low: int
    high: int | None
    is_about: bool = False

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"upper end {self.high} lies below lower end {self.low}")

    @classmethod
    def exactly(cls, value: int) -> Self:
        """An exact figure."""
        return cls(value, value)

    @property
    def is_exact(self) -> bool:
        """Whether it is one exact figure."""
        return self.low == self.high and not self.is_about

    def __add__(self, other: "Interval") -> "Interval":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(self.low + other.low, high, self.is_about or other.is_about)

    def __mul__(self, other: "Interval") -> "Interval":
        """The product of two figures that are not negative; nothing times anything is nothing."""
        if self.low < 0 or other.low < 0:
            raise ValueError("only figures from zero upwards are multiplied")
        if 0 in (self.high, other.high):
            return Interval(0, 0)
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(self.low * other.low, high, self.is_about or other.is_about)

    def __sub__(self, other: "Interval") -> "Interval":
        """By how much this exceeds the other, zero where it does not."""
        high = None if self.high is None else max(self.high - other.low, 0)
        low = 0 if other.high is None else max(self.low - other.high, 0)
        return Interval(low, high, self.is_about or other.is_about)

    def at_least(self, other: "Interval") -> "Interval":
        """The greater of two figures."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(max(self.low, other.low), high, self.is_about or other.is_about)

    def __or__(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both: one or the other, it is not known which."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(min(self.low, other.low), high, self.is_about or other.is_about)


NOTHING = Interval.exactly(0)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of all parts; of none, nothing."""
    found = NOTHING
    for part in parts:
        found += part
    return found
