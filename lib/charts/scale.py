"""Scales of a chart: from a value to its place in pixels, with ticks that can be read."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from lib.theme import Size


@dataclass(frozen=True)
class Scale:
    """A scale in value units: pixels per unit of ``place``, the end of the axis, and its ticks."""

    place: Callable[[float], float]
    pixels: float
    end: float
    start: float
    ticks: tuple[float, ...]
    is_log: bool

    def shifted(self, value: float, pixels: float) -> float:
        """The value that lies ``pixels`` to the right of ``value``."""
        moved = self.place(value) + pixels / self.pixels
        return float(10 ** (moved + self.start)) if self.is_log else moved


@dataclass(frozen=True)
class Axis:
    """A pair of axes: its number, its scale, and the part of the plot it has to itself.

    ``domain`` is its horizontal share of the plot, ``top`` and ``bottom`` are pixels from the top
    of a plot ``height`` pixels high, and so are the axis's own coordinates; its lines end at
    ``floor``. Parts never overlap: only the uppermost of two would take clicks.
    """

    number: int
    scale: Scale
    domain: tuple[float, float]
    top: float
    bottom: float
    height: float
    floor: float

    @property
    def x(self) -> str:
        return f"x{self.number}" if self.number > 1 else "x"

    @property
    def y(self) -> str:
        return f"y{self.number}" if self.number > 1 else "y"


LOG_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)


def log_ticks(
    low: float, top: float, place: Callable[[float], float], pixels: float, size: Size
) -> tuple[float, ...]:
    """Ticks of a log scale within the data, far enough apart to be read."""
    kept: list[float] = []
    for tick in LOG_TICKS:
        room = size.text * 0.78 * (len(f"{tick:,}") * 0.6 + 1)
        if low <= tick <= top and (not kept or (place(tick) - place(kept[-1])) * pixels >= room):
            kept.append(tick)
    return tuple(kept)


def ticks(top: float, pixels: float, size: Size) -> tuple[float, ...]:
    """Round numbers from zero to ``top``, far enough apart to be read; one above zero at least."""
    room = size.text * max(3.2, 0.78 * (len(f"{top:,.0f}") * 0.6 + 1.2))
    most = min(8, max(1, int(pixels // room)))
    steps = [base * 10**power for power in range(0, 15) for base in (1, 2, 5)]
    step = next((step for step in steps if top / step <= most and step <= top), None)
    if step is None:
        step = max((step for step in steps if step <= top), default=top)
        return (0.0, float(step))
    return tuple(step * index for index in range(int(top // step) + 1))


def coordinate(value: float, scale: Scale) -> float:
    """A value as an annotation's x: the logarithm on a log axis, the left edge for zero there."""
    if not scale.is_log:
        return value
    return math.log10(value) if value > 0 else 0.0


def origin(scale: Scale) -> float:
    return float(10**scale.start) if scale.is_log else 0.0
