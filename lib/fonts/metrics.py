"""How wide a text is in the product's font, and where it may be broken into lines.

The font files have no kerning and no layout features, so a text is exactly as wide as the
advance widths of its characters add up to, in the browser as on the server. Texts are plain:
markup such as `<b>` would be measured as the characters it is written with.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BOLD_FROM: Final = 600
_FOLDER: Final = Path(__file__).parent

# What may not begin a line, and what may not end one.
_CLOSING: Final = frozenset("、，。；：）》〉」』】〕！？％%‰℃”’…·・)]},.;:!?")
_OPENING_SIGNS: Final = frozenset("￥¥≤≥<>≈±")  # of a figure
_OPENING: Final = frozenset("（《〈「『【〔“‘([{") | _OPENING_SIGNS

# The counters and units that follow a figure in the field's documents; 146家, 100余万元, 3.5%.
_UNIT: Final = (
    r"(?:平方米|平方公里|人次|周年|年度|年代|季度|个月|[年月日号届期]"
    r"|地(?![区市])|处(?![理室])|份(?!额)"
    r"|[家个项类种条件名人位所座只支批次倍级档批元亩%％‰℃])"
)
_FIGURE: Final = rf"""
    (?:
      [≤≥<>≈±×+\-−￥¥]?\d[\d,.]*(?:[-–—~～至/]\d[\d,.]*)*    # 100, 1,000.5, 20–50, 2018/19
      (?:
        \ ?[余多]?(?:[十百千万亿]+[余多]?{_UNIT}?|{_UNIT})      # 余万元, 家, 年
        (?:/[年月日家个项人次])?                              # …/年
        | (?![A-Za-z\d])                                      # 3D and 5G are words
      )
    )
"""
_SPACE: Final = r"(?P<space>[ \t\u2002\u2003\u3000]+)"
_WHOLE: Final = r"""
    [\u4e00-\u9fff]{2,8}〔\d{4}〕\d+号                        # a document number
    | \d{4}年\d{1,2}月(?:\d{1,2}日)?                         # a date
"""
_SINGLE: Final = rf"""
    {_WHOLE} | {_FIGURE}
    | (?:[!-~\u00a1-\u00d6\u00d8-\u00f6\u00f8-\u024f\u2011\u2212–€™])+  # a word with its marks
    | (?P<dash>—+|…+)                                        # one mark of two characters
    | .
"""
_MONEY: Final = r"CNY\ \d[\d,.]*(?:\ (?:thousand|million|billion)\b)?"
_BOUND: Final = "(?:不低于|不高于|不超过|不少于|不多于|至少|至多|最高|最低|超过)"
_PHRASE: Final = rf"""
    （[^（）]{{1,10}}）                                        # （见说明）, （2018—2020年）
    | \([^()\s]+(?:\ [^()\s]+){{1,3}}\)                     # (no level given)
    | see\ note\b | 未给数 | 未载明 | 不适用 | 不设定
    | (?:at\ least|up\ to|about|to)\ {_MONEY}
    | {_WHOLE}
    | (?:一次性|每年)?{_BOUND}?{_FIGURE}(?:[至到—–~～]{_FIGURE})?  # 每年20万元, 5万元至10万元
"""
# From what is read in one go down to single words; each taken apart only where wider than a line.
_PHRASES, _AMOUNTS, _WORDS = (
    re.compile(pattern, re.VERBOSE | re.DOTALL)
    for pattern in (
        rf"{_SPACE} | {_PHRASE} | {_MONEY} | {_SINGLE}",
        rf"{_SPACE} | {_MONEY} | {_SINGLE}",
        rf"{_SPACE} | {_SINGLE}",
    )
)

_SHORT_MEASURE: Final = 40
"""Up to so many em to a line, all lines of a text are balanced, the last one too."""
_SHORT_ENDING: Final = 8
"""In longer lines, the last one may be shorter than the rest, but rather not than so many em."""


def font_file(weight: int = 400) -> Path:
    """The TrueType file for a CSS weight: Bold from 600, else Regular."""
    return _FOLDER / f"NotoSansSC-{700 if weight >= BOLD_FROM else 400}.ttf"


@lru_cache(maxsize=2)
def _advances(file: Path) -> Mapping[str, float]:
    """Advance width of every character of a font, in em."""
    from fontTools.ttLib import TTFont  # 60 ms, only when used

    with TTFont(file, lazy=True) as font:
        per_em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return MappingProxyType(
            {chr(code): widths[glyph][0] / per_em for code, glyph in font.getBestCmap().items()}
        )


def text_width(text: str, size_px: float, weight: int = 400) -> float:
    """The width of one line of `text` in CSS pixels at `size_px`.

    A character that the font lacks counts as one em, as a fallback Chinese font would draw it.
    """
    return _em_width(text, weight >= BOLD_FROM) * size_px


@lru_cache(maxsize=50_000)
def _em_width(text: str, is_bold: bool) -> float:
    """Cutting and fitting charts measures the same words again and again."""
    advances = _advances(font_file(BOLD_FROM if is_bold else 400))
    return sum(advances.get(character, 1.0) for character in text)


def missing_characters(text: str) -> str:
    """The characters of `text` that the font cannot draw, each once, in order of appearance.

    Line breaks are not drawn and therefore never missing.
    """
    advances = _advances(font_file())
    return "".join(dict.fromkeys(c for c in text if c not in advances and c not in "\r\n"))


def wrap(text: str, size_px: float, max_width_px: float, weight: int = 400) -> list[str]:
    """Break `text` into lines no wider than `max_width_px` CSS pixels at `size_px`.

    Chinese breaks between any two characters, except before closing and after opening
    punctuation. A Latin word, a number, a figure with its unit (100万元), a date and a few words
    in brackets（见说明）stay whole; only what is by itself wider than a line is broken inside, if
    need be after each character. There are as few lines as can be; among the ways to break into so
    many, one is taken that breaks after punctuation or a space and leaves no single word on the
    last line. A line break in `text` is kept, spaces at the ends of lines are dropped, blank text
    gives no line.

    Raises ValueError when `max_width_px` is not above zero.
    """
    if max_width_px <= 0:
        raise ValueError(f"max_width_px is {max_width_px}, expected a width above 0")
    if not text.strip():
        return []
    lines = []
    for paragraph in text.splitlines():
        stripped = paragraph.strip()
        if _fits(stripped, size_px, max_width_px, weight):
            lines.append(stripped)
        else:
            lines += _wrap_paragraph(stripped, size_px, max_width_px, weight)
    return lines


def unbroken_width(text: str, size_px: float, weight: int = 400) -> float:
    """The least width in CSS pixels in which `wrap` breaks nothing that belongs together."""
    pieces = (piece.strip() for line in text.splitlines() for piece in _pieces(line, _PHRASES))
    return max((text_width(piece, size_px, weight) for piece in pieces), default=0.0)


def _wrap_paragraph(text: str, size_px: float, max_width_px: float, weight: int) -> list[str]:
    pieces = _fitting_pieces(text, size_px, max_width_px, weight)
    ends = [0.0]  # in em, where each piece ends with its space
    trimmed = []  # and without it
    for piece in pieces:
        trimmed.append(ends[-1] + text_width(piece.rstrip(), 1, weight))
        ends.append(ends[-1] + text_width(piece, 1, weight))
    measure = max_width_px / size_px
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # lines, badness and start of the last line
    for stop in range(1, len(pieces) + 1):
        is_last = stop == len(pieces)
        broken = 0.0 if is_last else _badness_of_break(pieces[stop - 1], pieces[stop], measure)
        found = []
        for start in range(stop - 1, -1, -1):
            width = trimmed[stop - 1] - ends[start]
            if start < stop - 1 and width > measure + 1e-6:
                break
            count, badness, _ = best[start]
            badness += broken + _badness_of_line(width, measure, is_last=is_last)
            found.append((count + 1, badness, start))
        best.append(min(found))
    lines: list[str] = []
    stop = len(pieces)
    while stop:
        start = best[stop][2]
        lines.append("".join(pieces[start:stop]).strip())
        stop = start
    return lines[::-1]


def _badness_of_line(width: float, measure: float, *, is_last: bool) -> float:
    """How bad a line of so many em is in lines of `measure`, as the square of what it lacks."""
    if is_last and measure > _SHORT_MEASURE:
        return 10 * max(0.0, _SHORT_ENDING - width) ** 2
    return max(0.0, measure - width) ** 2


def _badness_of_break(before: str, after: str, measure: float) -> float:
    """How bad it is to break between two pieces, as the square of em a line may be shorter."""
    # In a headline lines may differ by more em than in a cell, for the sake of a good break.
    scale = max(1.0, (measure / 7) ** 2) if measure <= _SHORT_MEASURE else 1.0
    mark, following = before.rstrip()[-1], after[0]
    if mark in "·・":  # it looks forward to what follows it
        return 4.0 * scale
    if mark in _CLOSING:
        return 0.0
    if before[-1].isspace():
        is_figure = following.isdigit() or following in _OPENING_SIGNS
        is_figure |= mark.isdigit() and following not in _OPENING
        return (4.0 if is_figure else 2.0) * scale
    return (2.0 if following in _OPENING - _OPENING_SIGNS else 9.0) * scale


def _fitting_pieces(text: str, size_px: float, max_width_px: float, weight: int) -> list[str]:
    """The pieces of a paragraph, taken apart where one is wider than a line."""
    found = list(_pieces(text, _PHRASES))
    for finer in (_AMOUNTS, _WORDS):
        found = [
            part
            for piece in found
            for part in (
                [piece]
                if _fits(piece.rstrip(), size_px, max_width_px, weight)
                else _pieces(piece, finer)
            )
        ]
    cut: list[str] = []
    for piece in found:
        rest = piece
        while len(rest) > 1 and not _fits(rest.rstrip(), size_px, max_width_px, weight):
            head = _longest_start(rest, size_px, max_width_px, weight)
            cut.append(rest[:head])
            rest = rest[head:].lstrip()
        if rest.strip():
            cut.append(rest)
    return cut


def _fits(text: str, size_px: float, max_width_px: float, weight: int) -> bool:
    # A hair of tolerance, so that a width which text_width itself returned fits.
    return text_width(text, size_px, weight) <= max_width_px + 1e-6


def _longest_start(text: str, size_px: float, max_width_px: float, weight: int) -> int:
    """How many characters of a `text` too long for a line fit it; at least one."""
    fitting = 1
    while _fits(text[: fitting + 1], size_px, max_width_px, weight):
        fitting += 1
    for count in range(fitting, 1, -1):  # after a hyphen or dash rather than within a word
        if text[count - 1] in "-–—" and text[count] not in _CLOSING:
            return count
    for count in range(fitting, 0, -1):  # even here, rather not before a closing mark
        if text[count] not in _CLOSING and text[count - 1] not in _OPENING:
            return count
    return fitting


def _pieces(text: str, tokens: re.Pattern[str]) -> Iterator[str]:
    """The parts of a paragraph between which it may be broken; together they are `text`."""
    piece = ""
    is_open = False  # the piece ends in opening punctuation
    is_spaced = False  # the piece ends in a space
    for match in tokens.finditer(text):
        token = match.group()
        if match.lastgroup == "space":
            piece += token
            is_spaced = True
            continue
        may_break = is_spaced or (not is_open and match.lastgroup != "dash")
        # After a space a mark may be a word of its own, such as ":)", but never a separator.
        is_held = token[0] in ("·・" if is_spaced else _CLOSING)
        if piece and may_break and not is_held:
            yield piece
            piece = ""
        piece += token
        is_open = token[-1] in _OPENING
        is_spaced = False
    if piece:
        yield piece
