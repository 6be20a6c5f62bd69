"""One amount at a place of a text: numeral, size, unit, and what rounds it.

amount = [numeral 分之] numeral [多 余 来 +] [size] [多 余 +] [unit] [半]
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from lib.figures.figure import Kind, Reason, Unread
from lib.figures.names import name_at
from lib.figures.numerals import (
    CHINESE_LETTERS,
    LETTER,
    NUMERAL,
    SCALE,
    is_bare_scale,
    is_single_formal,
    numeral_value,
    scale_value,
    trailing_scale,
)
from lib.figures.units import BLANK, UNIT, kind_of, per_unit


@dataclass(frozen=True)
class Amount:
    """An amount as it stands, before the words around it are read.

    ``needed`` is where what its value takes ends, and ``end`` where its unit does. ``value_max``
    is the upper end of a range. ``scale`` is the size at its end (万 in 5万元) and ``per_unit``
    what one of its unit is worth (10 percent in 3成): both may be meant for numbers beside it.
    ``rounding`` is the sign in or behind it: 多, 余, + or 来. ``is_bare`` is a size without a digit
    (百 in 百家), a figure only beside a word such as 上, 近 or 余. ``needs_unit`` is a Chinese
    numeral without a unit: 一 stands in 一流 too.
    """

    start: int
    needed: int
    end: int
    value: Decimal
    value_max: Decimal | None
    kind: Kind
    unit: str
    scale: str
    per_unit: Decimal
    rounding: str
    is_bare: bool
    needs_unit: bool


@dataclass(frozen=True)
class Skipped:
    """Text up to ``end`` that is no amount. An ordinal is none up to the end of its range."""

    end: int
    is_ordinal: bool = False


_MORE = (
    r"余(?![杭姚额热款量粮下])|多(?!元化|功能|层次|中心)|\+(?![\dA-Za-z])"
    rf"|来(?=(?:{SCALE})?{BLANK}{UNIT})"
)
_AMOUNT = re.compile(
    rf"(?:(?P<whole>{NUMERAL})分之)?(?P<number>{NUMERAL})(?P<several>几)?"
    rf"(?:{BLANK}(?P<more>{_MORE}))?(?:{BLANK}(?P<scale>{SCALE}))?(?P<late>{_MORE})?"
    rf"(?:{BLANK}(?P<unit>{UNIT}))?(?P<plus>\+(?![\dA-Za-z]))?"
)

# Words with a quantity and no number. 数 is one before a size (数十), not in 总数十家.
_COUNTED = "[总个家件人项户次位指参分倍函基奇整多少大系计读岁年月日天]"
_VAGUE = re.compile(
    rf"好?几(?=[{CHINESE_LETTERS}]|{UNIT})[{CHINESE_LETTERS}]*[多余]?{BLANK}(?:{UNIT})?"
    rf"|(?<!{_COUNTED})数(?=[十百千万亿]){NUMERAL}[多余]?{BLANK}(?:{UNIT})?"
    rf"|(?:若干|无数|成百上千|成千上万){BLANK}(?:{UNIT})?"
    r"|翻[了一两二三四几\d]{0,2}番|成倍|加倍|减半|折半"
)
_FIRST = re.compile(rf"[\d{CHINESE_LETTERS}参好几数若无成翻加减折]")

# 1,0000, 1234,567, 8+3, 100±5, 3·5亿, and a number with an invisible character in it
_BROKEN = re.compile(
    rf"[,，]0\d[\d,，.]*|(?<=\d{{4}}),\d{{3}}(?!\d)|(?:[+×*/±·•・‧∙﹒'’_。]\d+(?:\.\d+)?)+(?:{SCALE})?"
    rf"|(?:[\u00ad\u200b-\u200f\u2060\ufeff]+{NUMERAL})+"
)
_HUNDRED_MILLIONS = re.compile("多?亿(?![元级吨条])")
# A part of the unit. 半 begins other words too, and with words not known it stays unsure.
_TAIL = re.compile(
    r"半(?!导体|年|数|径|岛|决赛|成品|自动|封闭|球|坡|固态|军事|透明|永久|官方)"
    r"(?:(?P<of>月|小时)|(?=$|[^\u4e00-\u9fff]|以[上下内]|[及或]以|左右|的)|(?P<unsure>))"
    rf"|(?<=成)(?P<tenths>(?={LETTER})[一二三四五六七八九])(?!{LETTER}|{BLANK}{UNIT})"
)


def next_start(text: str, start: int) -> int | None:
    """The next place from ``start`` on where a numeral or a vague word may begin."""
    match = _FIRST.search(text, start)
    return match.start() if match else None


def amount_at(text: str, start: int) -> Amount | Unread | Skipped:
    """What begins at ``start`` in a text in the spelling of :func:`lib.figures.plain.plain`."""
    vague = _VAGUE.match(text, start)
    if vague:
        return Unread(start, vague.end(), "vague")
    name = name_at(text, start)
    if name:
        return Skipped(name.end, name.is_ordinal)
    match = _AMOUNT.match(text, start)
    if not match:
        return Skipped(start + 1)
    broken = _BROKEN.match(text, match.end("number"))
    if broken:
        return Unread(start, broken.end(), "broken")
    return _amount(match, text)


def _amount(match: re.Match[str], text: str) -> Amount | Unread | Skipped:
    number, unit = match["number"], match["unit"] or ""
    if is_single_formal(number) and unit not in ("元", "圆"):
        return Skipped(match.end("number"))
    value = _value(match)
    if isinstance(value, str):
        # 十三五 is the name of a plan: without a unit there is no quantity.
        is_quantity = number[0].isdecimal() or unit or match["whole"] or match["several"]
        return Unread(match.start(), match.end(), value) if is_quantity else Skipped(match.end())
    if match["whole"]:
        return _share(match, value)
    if unit == "个" and _HUNDRED_MILLIONS.match(text, match.end("unit")):
        return Unread(match.start(), match.end(), "two_readings")
    return _with_tail(match, text, value)


def _value(match: re.Match[str]) -> Decimal | Reason:
    """The number with its size, whatever its unit is worth."""
    if match["several"]:
        return "vague"
    value = numeral_value(match["number"])
    if value is None:
        return "broken" if match["number"][0] == "0" else "two_readings"
    return value * scale_value(match["scale"] or "")


def _share(match: re.Match[str], number: Decimal) -> Amount | Unread:
    """A part of a whole, in percent: 75 for 四分之三."""
    end = max(match.end(name) for name in ("number", "more", "scale", "late"))
    whole = numeral_value(match["whole"])
    per_unit = _decimal(Fraction(100) / Fraction(whole)) if whole else None
    value = _decimal(Fraction(number) * 100 / Fraction(whole)) if whole else None
    if value is None:
        return Unread(match.start(), end, "inexact" if whole else "two_readings")
    amount = _made(match, value, end, end, "percent")
    return replace(amount, unit="", per_unit=per_unit or Decimal(1))


def _decimal(share: Fraction) -> Decimal | None:
    """The decimal that equals ``share``, or ``None`` where none does."""
    rest = share.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return Decimal(share.numerator) / Decimal(share.denominator) if rest == 1 else None


def _with_tail(match: re.Match[str], text: str, value: Decimal) -> Amount | Unread:
    """The amount with the part of a unit that stands behind it: 3个半, 三成五."""
    unit, end = match["unit"] or "", match.end()
    kind = kind_of(unit)
    needed = max(match.end("number"), match.end("scale"))
    if unit and kind in ("percent", "other"):
        needed = match.end("unit")
    tail = _TAIL.match(text, end)
    if not tail:
        return _made(match, value * per_unit(unit), needed, end, kind)
    if match["number"] == "一" and not unit:
        return _made(match, Decimal(50), end + 1, end + 1, "percent")
    if not unit or tail["unsure"] is not None:
        return Unread(match.start(), tail.end(), "two_readings")
    tenths = numeral_value(tail["tenths"] or "五") or Decimal(0)
    value = (value + tenths / 10) * per_unit(unit)
    return _made(match, value, tail.end(), tail.end(), "time" if tail["of"] else kind)


def _made(match: re.Match[str], value: Decimal, needed: int, end: int, kind: Kind) -> Amount:
    number, unit = match["number"], match["unit"] or ""
    rounding = match["more"] or match["late"] or match["plus"] or ""
    return Amount(
        start=match.start(),
        needed=needed,
        end=end,
        value=value,
        value_max=None,
        kind=kind,
        unit=unit,
        scale=trailing_scale(number) + (match["scale"] or ""),
        per_unit=per_unit(unit),
        rounding=rounding,
        is_bare=is_bare_scale(number) and not rounding and not match["whole"],
        needs_unit=not (number[0].isdecimal() or unit or kind == "percent"),
    )
