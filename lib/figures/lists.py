"""What the members of a list such as 最高50、20、5万元 say for one another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.figures.amounts import Amount
from lib.figures.numerals import scale_to_share
from lib.figures.phrase import Phrase
from lib.figures.units import BLANK

_SIGN = re.compile(rf"{BLANK}(?:、|,|，|和|及|与|以及|或){BLANK}")


def shared(phrases: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrases of ``text`` with what their lists share.

    The last member says unit and size for those before it. The bound at either end may be meant
    for each member that has none.
    """
    result = list(phrases)
    first = 0
    for index in range(len(result)):
        if index + 1 < len(result) and _is_listed(result[index], result[index + 1], text):
            continue
        if index > first:
            result[first : index + 1] = _shared(result[first : index + 1])
        first = index + 1
    return result


def _is_listed(phrase: Phrase, following: Phrase, text: str) -> bool:
    first, second = phrase.amount, following.amount
    if not _SIGN.fullmatch(text[first.end : second.start][:8]):
        return False
    if not first.unit and first.kind == "count":
        # In 过100亿、12个 the first counts something else.
        is_larger = any(size in first.scale for size in "万亿")
        return not (is_larger and second.unit and not second.scale)
    is_alike = first.unit == second.unit or first.kind in ("money", "percent")
    return (first.kind == second.kind and is_alike) or (not second.unit and second.kind == "count")


def _shared(run: Sequence[Phrase]) -> list[Phrase]:
    tail = run[-1]
    ends = (run[0].bounds | tail.bounds) - {"exact", "range"}
    return [
        replace(
            phrase,
            amount=_like(phrase.amount, tail.amount),
            bounds=phrase.bounds | ends if phrase.bounds == {"exact"} else phrase.bounds,
        )
        for phrase in run
    ]


def _like(amount: Amount, tail: Amount) -> Amount:
    if amount.unit or amount.kind != "count" or not (tail.unit or tail.scale):
        return amount
    factor = tail.per_unit * scale_to_share(amount.scale, tail.scale)
    value_max = None if amount.value_max is None else amount.value_max * factor
    return replace(
        amount,
        value=amount.value * factor,
        value_max=value_max,
        kind=tail.kind,
        unit=tail.unit,
        needs_unit=False,
    )
