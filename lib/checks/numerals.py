"""Chinese and Arabic numerals to numbers."""

import re
from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")

CHINESE = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+"
"""A pattern for a run of characters that may be a Chinese numeral."""

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A pattern for an Arabic number, its thousands apart by narrow commas or not."""

SCALES = {
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "十亿": 1_000_000_000,
    "百亿": 10_000_000_000,
    "千亿": 100_000_000_000,
    "万亿": 1_000_000_000_000,
}
"""Units of size that follow a number: ``3万``, ``2千万``."""

# A numeral below ten thousand. Without 零, a last digit after 百 or 千 is left unread: 二百五 is
# 250 in speech and 205 to nobody.
_SECTION = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九])千)?"
    r"(?:零?(?P<hundreds>[一二两三四五六七八九])百)?"
    r"(?P<ten>零?(?P<tens>[一二三四五六七八九])?十)?"
    r"(?:(?P<zero>[零〇]?)(?P<ones>[一二两三四五六七八九]))?"
)


def _section(text: str) -> int | None:
    """A numeral below 10,000, or ``None``."""
    match = _SECTION.fullmatch(text)
    if not match or not text:
        return None
    higher = match["thousands"] or match["hundreds"]
    if match["ones"] and higher and not match["ten"] and not match["zero"]:
        return None
    if match["zero"] and (match["ten"] or not higher):
        return None
    ten = _DIGITS[match["tens"] or "一"] if match["ten"] else 0
    return (
        1000 * _DIGITS[match["thousands"] or "零"]
        + 100 * _DIGITS[match["hundreds"] or "零"]
        + 10 * ten
        + _DIGITS[match["ones"] or "零"]
    )


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral in simplified characters, or ``None``.

    ``None`` also for what has two readings: 二百五, or 三五 (three to five). Four digits in a row
    are read one by one, as in a year.
    """
    text = text.translate(_FORMAL)
    if text in ("零", "〇"):
        return 0
    if text in ("百", "千"):
        # Written without its 一 in 百余家.
        return SCALES[text]
    if re.fullmatch("[零〇一二三四五六七八九]{4}", text):
        return int("".join(str(_DIGITS[digit]) for digit in text))
    return _above(text, (("亿", 10**8), ("万", 10**4)))


def _above(text: str, units: tuple[tuple[str, int], ...]) -> int | None:
    """The value of ``text``, split at the largest of ``units`` that stands in it."""
    if not units:
        return _section(text)
    (unit, size), smaller = units[0], units[1:]
    high, found, low = text.rpartition(unit)
    if not found:
        return _above(text, smaller)
    if not high:
        # A bare 万 or 亿 counts one of them: 万余家.
        return size if not low else None
    high_value = _above(high, smaller)
    if not high_value:
        return None
    if not low:
        return high_value * size
    # 三万五 is 35,000 in speech: a lone digit after a unit needs its 零.
    if len(low) == 1 and low != "十" and low not in "百千万":
        return None
    low_value = _above(low.removeprefix("零").removeprefix("〇"), smaller)
    return None if not low_value else high_value * size + low_value


def number(text: str) -> Decimal | None:
    """The value of a numeral of either script, or ``None``."""
    if text[:1].isascii():
        return Decimal(text.replace(",", ""))
    value = chinese_number(text)
    return None if value is None else Decimal(value)
