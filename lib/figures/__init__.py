"""The figures of Chinese documents: the number, what it counts, and how exactly it is meant.

``146家`` is exactly 146; ``30余家`` at least 30; ``最高500万元`` up to 5,000,000 yuan; ``约35亿元``
about 3,500,000,000 yuan; ``5至10万元`` a range. A small grammar reads them:

    figure   = [words before] amount [range sign amount] [words behind]
    amount   = [numeral 分之] numeral [多 余 来 +] [size] [unit] [半]         (amounts, ranges)
    before   = ([not] compare | bound | filler)...                          (words, bounds)
    behind   = [(含)] bound | (bound)                                       (behind)

Words that say a quantity without one sure value (几十家, 三五家, 三分之一, 50万元的3倍) come out as
:class:`Unread`, so that nobody takes a part of them for a figure.
"""

from lib.figures.figure import (
    Bound,
    Figure,
    Found,
    Kind,
    NotAFigureError,
    Reason,
    Unread,
    same_figure,
)
from lib.figures.places import occurrences
from lib.figures.reading import Reading, parse_figure, read, scan, whole_figure

__all__ = [
    "Bound",
    "Figure",
    "Found",
    "Kind",
    "NotAFigureError",
    "Reading",
    "Reason",
    "Unread",
    "occurrences",
    "parse_figure",
    "read",
    "same_figure",
    "scan",
    "whole_figure",
]
