"""Numerals of either script, and of both mixed, to numbers.

Texts here are already in the spelling of :func:`lib.figures.plain.plain`.
"""

import re
from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"两": 2}
_FORMAL_LETTERS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_USUAL = str.maketrans(
    dict(zip(_FORMAL_LETTERS, "一二三四五六七八九十百千", strict=True))
    | {"参": "三", "零": "〇", "廿": "二十", "卅": "三十", "卌": "四十"}
)
_SIZES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_LONGEST = 40
_MOST_DIGITS = 20

# A comma or a blank parts thousands where three digits follow. O and 〇 are slips for a zero.
ARABIC = r"(?>(?:\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+|(?:，\d{3})+)(?!\d)|\d[\dOo〇]*)(?:\.\d+)?)"
"""A pattern for an Arabic number."""

CHINESE_LETTERS = f"〇一二两三四五六七八九十百千万亿廿卅卌{_FORMAL_LETTERS}"

# 千 belongs to its unit in 500万千瓦, and 一 to the next word in 百分之三十一次性补助.
_NOT_A_WORD = "(?!千[瓦米克伏]|一(?:次性|并|定|般|律|致))"
SCALE = f"(?:{_NOT_A_WORD}[十百千万亿])+"
"""A pattern for units of size that stand apart from their number: 30余万."""

# 参 is a numeral before a formal size alone, as in 参拾; O is a slip for a zero.
LETTER = (
    rf"{_NOT_A_WORD}[{CHINESE_LETTERS}]|参(?=[拾佰仟])|(?<=[{CHINESE_LETTERS}])[Oo](?![A-Za-z])"
)
"""A pattern for one letter of a Chinese numeral."""

# 点 is a decimal point before digits alone: 三点五亿, but not 三点五十分 or 8点30分.
_DECIMALS = (
    rf"(?<=\d)点\d+[百千万亿]+"
    rf"|(?<!\d)点(?:{_NOT_A_WORD}[〇一二三四五六七八九])+(?!十)[百千万亿]*"
)
NUMERAL = f"(?>(?:{ARABIC}|{LETTER})+(?:{_DECIMALS})?)"
"""A pattern for a whole numeral; as it never gives back a character, none is read in part."""

_BARE_SCALE = re.compile("[百千万亿]+")
_TRAILING_SCALE = re.compile(rf"{ARABIC}([十百千万亿]*)|.*?[一二两三四五六七八九十]([百千万亿]*)")
_DECIMAL = re.compile(r"([〇一二三四五六七八九]+|\d+)([百千万亿]*)")
_LETTER_ZERO = str.maketrans("Oo〇", "000")
_ZEROS_AMONG_CHINESE = re.compile(r"(?<=[〇一二两三四五六七八九十百千万亿])[0Oo]+(?!\d)")


def numeral_value(text: str) -> Decimal | None:
    """The value of a numeral; ``None`` for what has two readings or none (015).

    Two readings have 二百五 and 三万五 (205 or 250), 三五 (three to five) and 5，200, which may be
    two members of a list. Chinese digits in a row are read one by one, as in a year, where they
    are four or hold a zero.
    """
    if not text or len(text) > _LONGEST:
        return None
    # 一百0五 and 二O二O are slips for 一百〇五 and 二〇二〇.
    text = text.translate(_USUAL)
    text = _ZEROS_AMONG_CHINESE.sub(lambda match: "〇" * len(match[0]), text)
    whole, point, rest = text.partition("点")
    if point:
        return _with_decimals(whole, rest)
    if is_bare_scale(text):
        return _sum("一" + text, _SIZES)
    if len(text) > 1 and all(letter in _DIGITS for letter in text):
        return _by_place(text)
    return _sum(text, _SIZES)


def is_bare_scale(text: str) -> bool:
    """Whether a numeral has no digit, as 百 in 百余家, a figure, and 百家, a manner of speech."""
    return _BARE_SCALE.fullmatch(text.translate(_USUAL)) is not None


def is_single_formal(text: str) -> bool:
    """Whether a numeral is one formal digit, as in the place names 陆家嘴 and 伍家岗."""
    return len(text) == 1 and text in _FORMAL_LETTERS


def scale_value(text: str) -> Decimal:
    """What units of size multiply by: 1,000,000 for 百万, 1 for the empty text."""
    return Decimal(1) if not text else _sum("一" + text, _SIZES) or Decimal(0)


def trailing_scale(text: str) -> str:
    """The units of size at the end of a numeral: 万 in 5万 and 二十万; empty where none are."""
    text = text.translate(_USUAL)
    if is_bare_scale(text):
        return text
    match = _TRAILING_SCALE.fullmatch(text)
    return (match[1] or match[2] or "") if match else ""


def scale_to_share(own: str, other: str) -> Decimal:
    """What a number takes over of the size behind another: 万 in 5至10万元 and 一百、二百万元.

    A number with 万 or 亿 of its own takes nothing, one with a smaller size only 万 and 亿.
    """
    if not own:
        return scale_value(other)
    return scale_value("" if re.search("[万亿]", own) else other.lstrip("十百千"))


def _by_place(text: str) -> Decimal | None:
    has_zero = "〇" in text[1:] and text[0] != "〇"
    if "两" in text or not (has_zero or len(text) == 4):
        return None
    return Decimal("".join(str(_DIGITS[letter]) for letter in text))


def _with_decimals(whole: str, rest: str) -> Decimal | None:
    value, match = numeral_value(whole), _DECIMAL.fullmatch(rest)
    if value is None or match is None or value % 1:
        return None
    decimals = "".join(str(_DIGITS.get(letter, letter)) for letter in match[1])
    return (value + Decimal(f"0.{decimals}")) * scale_value(match[2])


def _sum(text: str, sizes: tuple[tuple[str, int], ...]) -> Decimal | None:
    """The value of ``text``, parted at the largest of ``sizes`` that stands in it."""
    if not sizes:
        return _digit(text)
    (unit, size), smaller = sizes[0], sizes[1:]
    if unit not in text:
        return _sum(text, smaller)
    before, _, behind = text.rpartition(unit)
    high = _high(before, size, smaller)
    if high is None or not behind:
        return None if high is None else high * size
    low = _low(behind, size, smaller)
    # 1.5亿2000万 is nobody's number.
    return None if low is None or high % 1 or not high else high * size + low


def _high(text: str, size: int, smaller: tuple[tuple[str, int], ...]) -> Decimal | None:
    if not text:
        return Decimal(1) if size == 10 else None
    if size < 10_000:
        # 五百千 is no numeral: only a digit or an Arabic number stands before 十, 百 and 千.
        return _digit(text)
    return _sum(text, smaller)


def _low(text: str, size: int, smaller: tuple[tuple[str, int], ...]) -> Decimal | None:
    # 三万五 is 35,000 in speech: behind 百 and larger units a lone digit needs its 零.
    if len(text) == 1 and text != "十" and size > 10:
        return None
    # 1万0500 fills its places as 一万〇五百 does.
    low = _sum(text.lstrip("〇0"), smaller)
    return low if low and low < size and not text.endswith("〇") else None


def _digit(text: str) -> Decimal | None:
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    if not re.fullmatch(ARABIC, text) or re.search("，[1-9]", text):
        return None
    digits = re.sub("[,， ]", "", text).translate(_LETTER_ZERO)
    if re.match(r"0\d", digits) or len(digits) > _MOST_DIGITS:
        return None
    return Decimal(digits)
