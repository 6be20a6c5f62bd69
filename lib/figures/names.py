"""Numerals that are no amounts: ordinals, dates, document numbers, parts of names and idioms."""

import re
from dataclasses import dataclass

from lib.figures.numerals import ARABIC, LETTER, NUMERAL, SCALE
from lib.figures.units import UNIT


@dataclass(frozen=True)
class Name:
    """A numeral that is no amount, with what belongs to it up to ``end``."""

    end: int
    is_ordinal: bool = False


_ARABIC_NAMES = (
    # dates, months of years, telephone numbers, versions, times and ratios
    re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)|\d{4}[-/]0\d(?!\d)|0\d{2,3}-\d{7,8}(?!\d)"),
    re.compile(rf"\d+(?:\.\d+){{2,}}|\d{{1,2}}:\d{{1,2}}(?!\d|\.\d|{SCALE}|{UNIT})"),
    # 5G, 1+N, 3A级
    re.compile(rf"{ARABIC}(?:\+[A-Za-z]|[A-Za-z])[\w.+-]*", re.ASCII),
)
# 〔2019〕, and (2019) before a document's number
_BRACKETED_YEAR = re.compile(r"(?<=[〔\[【(])\d{4}(?=[〕\]】]|\)\d+号)")
_IN_A_NAME = re.compile(r"[A-Za-z]-?$|\.$")

# 一 that counts nothing, within 统一, 逐一 and standing phrases.
_NOT_ONE = frozenset("统唯单专逐之同任划合归惟")
_ONE_ALONE = re.compile(f"一(?!{LETTER})")
_IDIOM = re.compile("一次性|一条龙|三位一体|一[户家人项个]一[策议户家人项个]|千家万户|五家渠")
_NUMERAL = re.compile(NUMERAL)


def name_at(text: str, start: int) -> Name | None:
    """The name that begins at ``start`` with a numeral, or whose numeral does; else ``None``."""
    idiom = _IDIOM.match(text, start)
    if idiom:
        return Name(idiom.end())
    before = text[max(0, start - 2) : start]
    numeral = _NUMERAL.match(text, start)
    if numeral and before.endswith("第"):
        return Name(numeral.end(), is_ordinal=True)
    if text[start].isdecimal():
        return _arabic_name(text, start, before)
    if before[-1:] in _NOT_ONE and _ONE_ALONE.match(text, start):
        return Name(start + 1)
    return None


def _arabic_name(text: str, start: int, before: str) -> Name | None:
    for pattern in (*_ARABIC_NAMES, _BRACKETED_YEAR):
        match = pattern.match(text, start)
        if match:
            return Name(match.end())
    if _IN_A_NAME.search(before):
        numeral = _NUMERAL.match(text, start)
        return Name(numeral.end()) if numeral else None
    return None
