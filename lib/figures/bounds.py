"""How exactly a figure is meant, from the words before and behind it.

The words of both sides are read outwards from the figure and their bounds gathered. A direction
(at least, up to) is more than 约 or 左右, so 约100家以上 is at least 100. Two directions contradict
one another (至少3家以内), and then no bound holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.figures.amounts import Amount
from lib.figures.behind import BEHIND, BOUNDS
from lib.figures.figure import Bound, Direction, Kind
from lib.figures.words import (
    BARRED,
    FAR_ADVERB,
    FAR_SHARE,
    LONGEST,
    OVER_ROUND,
    ROLES,
    TECHNIQUES,
    Role,
)

_REACH = 40


@dataclass(frozen=True)
class Said:
    """What the words of one side say; they end at ``edge``, away from the figure."""

    bounds: frozenset[Bound]
    edge: int
    reaches: bool = False


def agreed(bounds: frozenset[Bound]) -> frozenset[Bound]:
    """The bounds that hold where words say all of ``bounds``: one, or none."""
    directions = bounds & {"at_least", "up_to"}
    if len(directions) > 1:
        return frozenset()
    return directions or bounds or frozenset({"exact"})


# Before the figure


def before(text: str, amount: Amount, limit: int) -> Said:
    """What the words before an amount say, back to ``limit``, where the figure before ends."""
    limit = max(limit, amount.start - _REACH)
    words = list(_words_before(text, amount, limit))
    roles = [role for role, _ in words]
    bounds = frozenset(_bounds(roles))
    edge = min(
        (place for role, place in words if role not in ("filler", "thing")), default=amount.start
    )
    if not bounds:
        bounds = _far(text[limit : amount.start], amount.kind)
    return Said(bounds, edge, "reach" in roles)


def _words_before(text: str, amount: Amount, limit: int) -> Iterator[tuple[Role, int]]:
    """The roles of the words before an amount, the nearest first, and where each begins."""
    at = amount.start
    if (amount.is_bare or amount.scale.endswith("亿")) and OVER_ROUND.search(text, limit, at):
        at -= 1
        yield "more", at
    while word := _word_before(text, at, limit):
        at -= len(word)
        if word == "突破" and TECHNIQUES.match(text, amount.end):
            return
        if word != " ":
            yield ROLES[word], at


def _word_before(text: str, end: int, limit: int) -> str:
    """The longest known word that ends at ``end``; empty where there is none."""
    if end > limit and text[end - 1] == " ":
        return " "
    for size in range(min(LONGEST, end - limit), 0, -1):
        word = text[end - size : end]
        if word in ROLES:
            barred = BARRED.get(word, ())
            ahead = text[max(0, end - size - 2) : end - size]
            return "" if any(ahead.endswith(part) for part in barred) else word
    return ""


def _bounds(roles: Sequence[Role]) -> Iterator[Bound]:
    """The bounds that a phrase says, its words nearest first.

    A comparison waits for the words before it, of which one may deny it or leave it open.
    """
    compared: Role | None = None
    denied = passed_thing = False
    for role in roles:
        if role in ("more", "less", "reach") and passed_thing:
            break
        if role in ("filler", "open", "thing"):
            passed_thing = passed_thing or role == "thing"
        elif (role == "doubt" and compared) or (role == "not" and denied):
            # 未必超过 and 不能不超过 say neither.
            yield from ("at_least", "up_to")
            compared = None
        elif role == "not":
            yield from _compared(compared, is_denied=True)
            denied, compared = compared is not None, None
        else:
            yield from _compared(compared, is_denied=False)
            yield from _OUTRIGHT.get(role, ())
            denied, compared = False, role
    yield from _compared(compared, is_denied=False)


_OUTRIGHT: dict[Role, tuple[Bound, ...]] = {
    "cap": ("up_to",),
    "floor": ("at_least",),
    "about": ("about",),
}


def _compared(role: Role | None, is_denied: bool) -> Iterator[Direction]:
    """The direction of a comparison, which a denial turns round; 未达到 falls short."""
    if role == "reach" and is_denied:
        yield "up_to"
    elif role in ("more", "less"):
        yield "at_least" if (role == "more") != is_denied else "up_to"


def _far(clause: str, kind: Kind) -> frozenset[Bound]:
    """The bound that reaches the end of ``clause`` over other words; empty where there is none."""
    share = FAR_SHARE.search(clause) if kind == "percent" else None
    if share:
        return frozenset({"about" if share["about"] else "up_to" if share["more"] else "at_least"})
    adverb = FAR_ADVERB.search(clause)
    if not adverb:
        return frozenset()
    return frozenset({"up_to" if ROLES[adverb[1]] == "cap" else "at_least"})


# Behind the figure


def after(text: str, end: int) -> Said:
    """What the words behind ``end`` say: 以上, 以内, 左右, 为上限, (含)以上, (最高)."""
    bounds: set[Bound] = set()
    edge = end
    while match := BEHIND.match(text, edge):
        bounds.add(BOUNDS[match["word"] or match["mark"]])
        edge = match.end()
    return Said(frozenset(bounds), edge)
