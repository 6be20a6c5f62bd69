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
_CLOSING: Final = frozenset("、，。；：）》〉」』】〕！？％%‰℃”’…·)]},.;:!?")
_OPENING: Final = frozenset("（《〈「『【〔“‘([{￥¥≤≥<>≈±")

# The counters and units that follow a figure in the field's documents; 146家, 100余万元, 3.5%.
_UNIT: Final = (
    r"(?:平方米|平方公里|人次|周年|年度|年代|季度|个月|[年月日号届期]"
    r"|[家个项类种条件名人位所座只支批次倍级档批元亩%％‰℃])"
)
_TOKEN: Final = re.compile(
    rf"""
    (?P<space>[ \t\u2002\u2003\u3000]+)
    | (?P<document>[\u4e00-\u9fff]{{2,8}}〔\d{{4}}〕\d+号)      # a document number
    | (?P<date>\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?)
    | (?P<figure>
        [≤≥<>≈±×+\-−￥¥]?\d[\d,.]*(?:[-–—~～至/]\d[\d,.]*)*  # 100, 1,000.5, 20–50, 2018/19
        (?:
          \ ?[余多]?(?:[十百千万亿]+[余多]?{_UNIT}?|{_UNIT})    # 余万元, 家, 年
          (?:/[年月日家个项人次])?                            # …/年
          | (?![A-Za-z\d])                                    # 3D and 5G are words
        )
      )
    | (?P<word>(?:[!-~\u00a1-\u00d6\u00d8-\u00f6\u00f8-\u024f\u2011\u2212–€™])+)  # with its marks
    | (?P<dash>—+|…+)                                      # one mark of two characters
    | (?P<character>.)
    """,
    re.VERBOSE | re.DOTALL,
)


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
    advances = _advances(font_file(weight))
    return sum(advances.get(character, 1.0) for character in text) * size_px


def missing_characters(text: str) -> str:
    """The characters of `text` that the font cannot draw, each once, in order of appearance.

    Line breaks are not drawn and therefore never missing.
    """
    advances = _advances(font_file())
    return "".join(dict.fromkeys(c for c in text if c not in advances and c not in "\r\n"))


def wrap(text: str, size_px: float, max_width_px: float, weight: int = 400) -> list[str]:
    """Break `text` into lines no wider than `max_width_px` CSS pixels at `size_px`.

    Chinese breaks between any two characters, except before closing and after opening
    punctuation. A Latin word, a number, a figure with its unit (100万元), a date stay whole; only
    one that is by itself wider than a line is broken inside, if need be after each character. A
    line break in `text` is kept, spaces at the ends of lines are dropped, blank text gives no line.

    Raises ValueError when `max_width_px` is not above zero.
    """
    if max_width_px <= 0:
        raise ValueError(f"max_width_px is {max_width_px}, expected a width above 0")
    if not text.strip():
        return []
    lines = []
    for paragraph in text.splitlines():
        lines += _wrap_paragraph(paragraph, size_px, max_width_px, weight)
    return lines


def _wrap_paragraph(text: str, size_px: float, max_width_px: float, weight: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if _fits(line + piece.rstrip(), size_px, max_width_px, weight):
            line += piece
            continue
        if line.strip():
            lines.append(line.strip())
        line = piece.lstrip()
        while len(line) > 1 and not _fits(line.rstrip(), size_px, max_width_px, weight):
            head = _longest_start(line, size_px, max_width_px, weight)
            lines.append(line[:head].rstrip())
            line = line[head:].lstrip()
    lines.append(line.strip())
    return lines


def _fits(text: str, size_px: float, max_width_px: float, weight: int) -> bool:
    # A hair of tolerance, so that a width which text_width itself returned fits.
    return text_width(text, size_px, weight) <= max_width_px + 1e-6


def _longest_start(text: str, size_px: float, max_width_px: float, weight: int) -> int:
    """How many characters of a `text` too long for a line fit it; at least one."""
    fitting = 1
    while _fits(text[: fitting + 1], size_px, max_width_px, weight):
        fitting += 1
    for count in range(fitting, 1, -1):  # after a hyphen or dash rather than within a word
        if text[count - 1] in "-–" and text[count] not in _CLOSING:
            return count
    for count in range(fitting, 0, -1):  # even here, rather not before a closing mark
        if text[count] not in _CLOSING and text[count - 1] not in _OPENING:
            return count
    return fitting


def _pieces(text: str) -> Iterator[str]:
    """The parts of a paragraph between which it may be broken; together they are `text`."""
    piece = ""
    is_open = False  # the piece ends in opening punctuation
    for match in _TOKEN.finditer(text):
        token = match.group()
        if match.lastgroup == "space":
            piece += token
            yield piece
            piece = ""
            continue
        if piece and not is_open and token[0] not in _CLOSING and match.lastgroup != "dash":
            yield piece
            piece = ""
        piece += token
        is_open = token[-1] in _OPENING
    if piece:
        yield piece
