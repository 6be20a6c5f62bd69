"""What two neighbouring figures make of one another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lib.figures.figure import Bound
from lib.figures.phrase import Phrase
from lib.figures.ranges import as_range, is_tie, rises


def joined(phrases: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrases with each floor and cap that make one range as one: 20万元以上50万元以下.

    One that stands within another's words has its bounds: 500万元(含500万元)以下.
    """
    result: list[Phrase] = []
    outer = 0
    for phrase in phrases:
        if result and phrase.amount.start < result[outer].behind.edge:
            result.append(replace(phrase, bounds=result[outer].bounds))
            continue
        both = _tied(result[outer], phrase, text) if result else None
        if both:
            result[outer:] = [both]
        else:
            outer = len(result)
            result.append(phrase)
    return result


def _tied(low: Phrase, high: Phrase, text: str) -> Phrase | None:
    """The range of both, or ``None`` where they are two figures.

    Across a comma both bounds stand on the same side: 10万元以上，最高50万元 may be a condition and
    an award.
    """
    if "at_least" not in _said(low) or "up_to" not in _said(high):
        return None
    words = text[low.behind.edge : high.before.edge][:12]
    is_alike = bool(low.before.bounds) == bool(high.before.bounds)
    if not is_tie(words) or (not is_alike and any(sign in words for sign in "、,，")):
        return None
    amount = as_range(low.amount, high.amount)
    if amount is None or not rises(amount):
        return None
    return replace(high, amount=amount, before=low.before, bounds=frozenset[Bound]({"range"}))


def _said(phrase: Phrase) -> frozenset[Bound]:
    """The one bound that the words beside a single figure say."""
    said = phrase.before.bounds | phrase.behind.bounds
    return said & phrase.bounds if len(phrase.bounds) == 1 else frozenset()


# 50万元的3倍, 5家翻一番, 100万元减半, 50万元×3 and 500万元的20% are no longer the first figure.
_CHANGE = re.compile(
    r"(?:的基础上|基础上|的)?再?(?:翻[了一两二三四几\d]{0,2}番|加倍|成倍|减半|折半|[×*]\d)"
)
_MULTIPLES = frozenset("倍番折")
_OF = ("", "的", "的基础上", "基础上", "的基础上再", "上浮", "下浮")


def changed_figures(phrases: Sequence[Phrase], text: str) -> Iterator[int]:
    """The places in ``phrases`` of those that the words or the figure beside them change."""
    for index, phrase in enumerate(phrases):
        if phrase.amount.kind != "time" and _CHANGE.match(text, phrase.amount.end):
            yield index
    for index, (first, second) in enumerate(pairwise(phrases)):
        words = text[first.amount.end : second.amount.start][:12]
        is_multiple = second.amount.unit in _MULTIPLES
        is_part = second.amount.kind == "percent" and bool(words)
        if first.amount.kind in ("money", "count") and (is_multiple or is_part) and words in _OF:
            yield index
        if first.amount.unit in _MULTIPLES and words in ("于", "的"):
            yield index + 1
