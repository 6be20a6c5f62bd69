"""The size of a slide and the places on it, in points."""

from dataclasses import dataclass
from typing import Literal

Ratio = Literal["16:9", "4:3"]
RATIOS: tuple[Ratio, Ratio] = ("16:9", "4:3")

EMU = 12_700
"""English metric units in a point."""

HEIGHT = 540.0
WIDTHS = {"16:9": 960.0, "4:3": 720.0}
MARGIN = 36.0


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def right(self) -> float:
        return self.left + self.width


def emu(points: float) -> int:
    return round(points * EMU)


def usable(ratio: Ratio) -> Box:
    """The slide without its margins."""
    return Box(MARGIN, MARGIN * 0.75, WIDTHS[ratio] - 2 * MARGIN, HEIGHT - MARGIN * 1.25)
