"""The figures of Chinese documents: the number, what it counts, and how exactly it is meant.

``146家`` is exactly 146; ``30余家`` at least 30; ``最高500万元`` up to 5,000,000 yuan; ``约35亿元``
about 3,500,000,000 yuan; ``5至10万元`` a range. The word that says how exactly may stand in the
figure (``3家以上``) or beside it in the sentence (``不低于20万元``), so :func:`scan` reads it from
the text around each number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from lib.checks.numerals import ARABIC, CHINESE, SCALES, number
from lib.model.document import Bound
from lib.script import simplify

Kind = Literal["count", "money", "percent", "time"]

AT_LEAST_BEFORE = (
    "不低于", "不少于", "不小于", "不下于", "至少", "最少", "最低", "超过", "超出", "多于", "高于",
    "大于", "逾", "超",
)  # fmt: skip
"""Words before a figure that make it a lower end. 超过 and 逾 exclude the figure itself; the
dataset does not tell ``more than`` from ``at least``."""

UP_TO_BEFORE = (
    "不超过", "未超过", "不高于", "不多于", "不大于", "不超", "至多", "最多", "最高", "上限",
    "不足", "不到", "少于", "低于", "小于",
)  # fmt: skip
"""Words before a figure that make it an upper end. 不足 and 低于 exclude the figure itself, which
the dataset does not tell apart either."""

ABOUT_BEFORE = ("大约", "约为", "大概", "将近", "接近", "约", "近")
"""Words before a figure that make it approximate."""

AT_LEAST_AFTER = ("以上", "之上")
UP_TO_AFTER = ("以内", "之内", "以下", "为上限", "为限", "封顶")
ABOUT_AFTER = ("左右", "上下")
"""The same after a figure; (含) and 及 may stand before them: 3家及以上, 3家(含)以上."""

MORE = "多余"
"""After a number these make it a lower end: 140多家, 30余家, 3万多元."""

COUNTERS = (
    "人次", "个", "家", "所", "项", "名", "人", "位", "条", "次", "种", "件", "批", "处", "支",
    "座", "户", "台", "套", "类", "场", "只", "笔", "款", "篇", "组", "队", "倍", "亩",
)  # fmt: skip
"""Measure words that may follow a number; after others the number reads as one without a unit.
Not among them are words that often follow a numeral by chance, as 部 in 统一部署."""

_TIME_UNITS = ("周年", "年度", "年", "个月", "月", "日", "号", "届", "天", "岁", "小时", "分钟")
_MONEY_UNITS = ("元", "圆")

# Words that may stand between a bound and its number: 最高给予500万元, 上限为20万元.
_FILLERS = (
    "可达到", "可达", "达到", "达", "可", "不超过", "给予", "奖励", "补助", "补贴", "资助", "支持",
    "为", "每年", "每家", "每个", "每项", "一次性", "人民币", "安排",
)  # fmt: skip


def _any(words: tuple[str, ...]) -> str:
    """A pattern for any of ``words``, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# The guards keep 不低于 from being read as 低于, and 签约20家 or 附近3家 as 约 and 近.
_BEFORE_WORDS: tuple[tuple[Bound, str, tuple[str, ...]], ...] = (
    ("up_to", "(?<!不)", UP_TO_BEFORE),
    ("at_least", "(?<![不未])", AT_LEAST_BEFORE),
    ("about", "(?<![附最合签预节契制条公特])", ABOUT_BEFORE),
)
_BEFORE = tuple(
    (bound, re.compile(f"{guard}(?:{_any(words)})(?:{_any(_FILLERS)}|\\s){{0,3}}$"))
    for bound, guard, words in _BEFORE_WORDS
)
_AFTER_WORDS: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    ("at_least", AT_LEAST_AFTER),
    ("up_to", UP_TO_AFTER),
    ("about", ABOUT_AFTER),
)
_AFTER = tuple(
    (bound, re.compile(rf"\s*(?:\(含(?:本数)?\))?[及或]?(?:{_any(words)})"))
    for bound, words in _AFTER_WORDS
)
_REACH_BEFORE = 16

_UNIT = f"%|个百分点|{_any(_MONEY_UNITS)}|{_any(_TIME_UNITS)}|{_any(COUNTERS)}"
_SCALE = _any(tuple(SCALES))
_SCALE_END = re.compile(f"(?<=[0-9])\\s*(?:{_SCALE})")
_RANGE_SIGN = r"\s*(?:-|—{1,2}|–|~|至|到)\s*"


def _amount(name: str) -> str:
    """A pattern for a number with its scale and unit, in groups that end in ``name``."""
    return (
        rf"(?:(?P<part{name}>百分之)?(?P<number{name}>{ARABIC}|{CHINESE})\s*"
        rf"(?P<more{name}>[{MORE}])?(?P<scale{name}>{_SCALE})?(?P<late{name}>[{MORE}])?"
        rf"\s*(?P<unit{name}>{_UNIT})?)"
    )


# A digit, a point or a Latin letter right before it means that the number began earlier or is part
# of a name; 第 makes it an ordinal; 几十 and 数百 are no numbers.
_FIGURE = re.compile(
    rf"(?<![\d.A-Za-z第几数零一二两三四五六七八九十百千万亿])"
    rf"{_amount('')}(?:{_RANGE_SIGN}{_amount('_to')})?"
)
_NUMERAL = re.compile(f"[0-9]|{CHINESE}")
_LIST_SIGN = re.compile(r"\s*(?:、|,|，|和|及|与|以及|或)\s*")


class NotAFigureError(ValueError):
    """The words hold no figure, or more than one, or one with two readings."""


@dataclass(frozen=True)
class Figure:
    """A figure that was read.

    ``value`` is in yuan for money, in percent for a percentage, else in the units counted;
    ``value_max`` is the upper end of a range. ``unit`` is the measure word as it stands (``家``,
    ``元``, ``%``), or empty. ``kind`` is ``time`` for years, months and the like.
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
    in a list such as 最高50万元、20万元, where it is open whether 最高 reaches the second.
    """

    start: int
    needed: int
    end: int
    figure: Figure
    bounds: frozenset[Bound]


def parse_figure(text: str) -> Figure:
    """The one figure in ``text``, bound words included: ``不低于20万元``, ``160家左右``.

    Raises :class:`NotAFigureError` where there is none, or several, or one with two readings.
    """
    plain = simplify(text).strip()
    found = list(scan(plain))
    if not found:
        match = _FIGURE.fullmatch(plain)
        bare = match and _read(match, plain)
        found = [bare] if bare else []
    if len(found) != 1:
        raise NotAFigureError(text)
    return found[0].figure


def scan(text: str) -> Iterator[Found]:
    """All figures of ``text`` from left to right, with places in ``text``.

    A Chinese numeral counts as a figure only with a unit after it: 一 is in 统一 and 一批 too.
    Figures that share a unit get it: in 50、20、5万元 the first is 500,000 yuan.
    """
    plain = simplify(text)
    found = []
    for match in _FIGURE.finditer(plain):
        chinese = not match["number"][0].isdigit()
        if chinese and not (match["unit"] or match["unit_to"] or match["part"]):
            continue
        read = _read(match, plain)
        if read:
            found.append(read)
    yield from _share_along_lists(found, plain)


def _read(match: re.Match[str], text: str) -> Found | None:
    """The figure of one match with the bound that the text around it gives, or ``None``."""
    value = _value(match, "")
    if value is None:
        return None
    start, end = match.span()
    is_range = match["number_to"] is not None
    value_max = _value(match, "_to") if is_range else None
    if is_range and value_max is None:
        # 5-甲: the sign joins no second number; the first stands alone.
        return None
    unit = match["unit_to"] if is_range else match["unit"]
    if not unit and _NUMERAL.match(text, end):
        # 1亿2千万元: a number in several parts, of which this is only the first.
        return None
    last = "_to" if is_range else ""
    if value_max is not None and not match["unit"] and match["scale_to"] and not match["scale"]:
        # 5至10万元: the scale at the end is meant for both.
        value *= SCALES[match["scale_to"]]
    kind = _kind(unit, match["part"])
    bound = _bound(match, text)
    needed_end = max(match.end(f"number{last}"), match.end(f"scale{last}"))
    if kind == "percent" and match[f"unit{last}"]:
        needed_end = match.end(f"unit{last}")
    figure = Figure(value, value_max, bound, kind, unit or "")
    return Found(start, needed_end, end, figure, frozenset({bound}))


def _value(match: re.Match[str], name: str) -> Decimal | None:
    value = number(match[f"number{name}"])
    scale = match[f"scale{name}"]
    if value is None or not scale:
        return value
    return value * SCALES[scale]


def _kind(unit: str | None, part: str | None) -> Kind:
    if part or unit in ("%", "个百分点"):
        return "percent"
    if unit in _MONEY_UNITS:
        return "money"
    return "time" if unit in _TIME_UNITS else "count"


def _bound(match: re.Match[str], text: str) -> Bound:
    """How exactly a figure is meant; a range is one whatever stands around it."""
    if match["number_to"] is not None:
        return "range"
    before = text[max(0, match.start() - _REACH_BEFORE) : match.start()]
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return bound
    for bound, pattern in _AFTER:
        if pattern.match(text, match.end()):
            return bound
    return "at_least" if match["more"] or match["late"] else "exact"


def _share_along_lists(found: list[Found], text: str) -> list[Found]:
    """Give the members of a list such as 最高50、20、5万元 what its ends say for all of them."""
    shared = list(found)
    first = 0
    for index in range(len(found)):
        last = index == len(found) - 1
        if not last and _LIST_SIGN.fullmatch(text, found[index].end, found[index + 1].start):
            continue
        run = shared[first : index + 1]
        if len(run) > 1:
            shared[first : index + 1] = _share(run, text)
        first = index + 1
    return shared


def _share(run: list[Found], text: str) -> list[Found]:
    tail = run[-1]
    ends = {run[0].figure.bound, tail.figure.bound} - {"exact", "range"}
    result = []
    for item in run:
        figure, needed = item.figure, item.needed
        if not figure.unit and tail.figure.unit and figure.kind == "count":
            scale = _SCALE_END.search(text, tail.start, tail.needed)
            has_own = _SCALE_END.search(text, item.start, item.needed)
            factor = SCALES[scale[0]] if scale and not has_own else 1
            figure = replace(
                figure,
                value=figure.value * factor,
                kind=tail.figure.kind,
                unit=tail.figure.unit,
            )
        bounds = item.bounds | ends if figure.bound == "exact" else item.bounds
        result.append(replace(item, figure=figure, needed=needed, bounds=frozenset(bounds)))
    return result
