"""Two amounts that are the ends of one range: 5至10万元, 百分之二十到三十, 20万元以上50万元以下."""

import re
from dataclasses import replace
from decimal import Decimal

from lib.figures.amounts import Amount
from lib.figures.numerals import scale_to_share
from lib.figures.units import BLANK

_SIGN = re.compile(rf"{BLANK}(?:\(不?含\))?{BLANK}(?:——?|-|–|―|~|至|到){BLANK}")
_TIE = re.compile(rf"{BLANK}[、,，]?{BLANK}(?:至|到|且|并且|并|和|但|-|—|~)?{BLANK}")


def sign_behind(text: str, end: int) -> int | None:
    """Where the second number of a range may begin that a sign joins to one ending at ``end``."""
    match = _SIGN.match(text, end)
    return match.end() if match else None


def is_tie(words: str) -> bool:
    """Whether ``words``, between 20万元以上 and 50万元以下, make the two one range."""
    return _TIE.fullmatch(words) is not None


def as_range(low: Amount, high: Amount) -> Amount | None:
    """The range from ``low`` to ``high``, or ``None`` where the two are of different things.

    What one leaves out the other says for both: 5至10万元 begins at 50,000 yuan, 百分之二十至三十
    ends at 30 percent. A range that does not rise keeps its ends, for the caller to refuse.
    """
    if not low.unit and low.kind == "count":
        low = _like(low, high)
    elif not high.unit and high.kind == "count" and _is_open(high, low):
        value = high.value * low.per_unit
        high = replace(high, value=value, kind=low.kind, unit=low.unit, needs_unit=False)
    if low.kind != high.kind or (low.kind not in ("money", "percent") and low.unit != high.unit):
        return None
    kind = "time" if _is_year(low) and _is_year(high) else high.kind
    return replace(high, start=low.start, value=low.value, value_max=high.value, kind=kind)


def _is_open(high: Amount, low: Amount) -> bool:
    """Whether a second number without a unit is the end of a range: not in 2家到一流."""
    return not high.needs_unit or bool(high.scale) or not low.unit


def _like(low: Amount, high: Amount) -> Amount:
    """``low`` with the size and unit of ``high``; with the unit alone in 5000至1万元."""
    value = low.value * high.per_unit
    sized = value * scale_to_share(low.scale, high.scale)
    return replace(
        low, value=sized if sized < high.value else value, kind=high.kind, unit=high.unit
    )


def rises(amount: Amount) -> bool:
    """Whether an amount is no range, or one whose upper end is the higher."""
    return amount.value_max is None or amount.value < amount.value_max


def _is_year(amount: Amount) -> bool:
    return not amount.unit and not amount.scale and Decimal(1900) <= amount.value < Decimal(2100)
