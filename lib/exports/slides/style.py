"""Type and colour as DrawingML, and how many lines a text takes.

The face is Microsoft YaHei for Latin and East Asian text alike: a slide names one font and no
fallbacks, and this one is on every Windows machine and comes with Office for Mac, while the
product's own Noto Sans SC is on hardly any office machine. Both have Chinese characters one em
wide, and the lines are set at a fixed distance, so texts measured with Noto's metrics fit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from lib.fonts.metrics import text_width, wrap
from lib.theme import INK, LEVEL_COLOURS, MUTED, PAPER, TARGET, WASH
from lib.wording import Lang

FACE = "Microsoft YaHei"

SCHEME = {
    INK: "tx1",
    PAPER: "bg1",
    LEVEL_COLOURS["national"]: "tx2",
    WASH: "bg2",
    LEVEL_COLOURS["provincial"]: "accent1",
    LEVEL_COLOURS["municipal"]: "accent2",
    TARGET: "accent3",
    LEVEL_COLOURS["unspecified"]: "accent4",
    LEVEL_COLOURS["county"]: "accent5",
    MUTED: "accent6",
}
"""Colours of the house style by their names in the theme of the slides."""

LEADING = 1.32
"""From line to line, in text sizes."""

SLACK = 0.92
"""How much of a width is counted on, for a face that is wider than the one measured."""

LOCALES = {"zh": ("zh-CN", "en-GB"), "en": ("en-GB", "zh-CN")}
"""The language of a text and the one that is mixed into it."""


@dataclass(frozen=True)
class Style:
    """Size in points, colour and weight of a text."""

    size: float
    colour: str = INK
    is_bold: bool = False

    @property
    def leading(self) -> float:
        return self.size * LEADING


@dataclass(frozen=True)
class Paragraph:
    """A text in one style, with room above it in points."""

    words: str
    style: Style
    above: float = 0.0
    has_bullet: bool = False


BULLET = 16.0
"""Indent of a paragraph with a bullet, in points."""


AUTOMATIC = 0.25
"""Room in text sizes that some programs put between a Chinese and a Latin character."""

_BESIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef](?=[!-~])|[!-~](?=[\u2e80-\u9fff\uff00-\uffef])")


def wide(words: str, style: Style) -> float:
    """The width that a text needs on one line, in whichever program draws it."""
    measured = text_width(words, style.size, 700 if style.is_bold else 400)
    return measured / SLACK + len(_BESIDE.findall(words)) * AUTOMATIC * style.size


SPARE = 1.08
"""More room for a word of letters and digits, since a wide face would break it in the middle."""

_WORD = re.compile(r"[!-~\u00a1-\u024f\u2011\u2212–€™]+")
_FIGURE = re.compile(r"[（≥≤≈]?\d[\d,.–]*(?:[年月日个家项类]|[百千万亿]+元?)(?:/年)?[）。，；]?")
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{2,8}〔\d{4}〕\d+号")


def widest(words: str, style: Style) -> float:
    """The width of the widest part that must stay whole.

    That is a word of letters and digits, a figure with its unit, a document's number; in a text
    without any a character.
    """
    told = [wide(word, style) * SPARE for word in _WORD.findall(words)]
    told += [wide(part, style) for one in (_FIGURE, _DOCUMENT) for part in one.findall(words)]
    return max(told, default=style.size)


@lru_cache(maxsize=50_000)
def lines(words: str, style: Style, width: float) -> tuple[str, ...]:
    """A text broken into the lines that it takes in a width."""
    # No character with its room is wider than this: short texts need no measuring.
    if "\n" not in words and len(words) * style.size * (1 + AUTOMATIC) <= width * SLACK:
        return (words,) if words.strip() else ()
    weight = 700 if style.is_bold else 400
    room = width * SLACK
    for _ in range(4):
        found = wrap(words, style.size, room, weight)
        widest = max((wide(line, style) for line in found), default=0.0)
        if widest <= width:
            break
        room *= max(0.6, width / widest)
    return tuple(found)


def height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """The height that paragraphs take in a width."""
    return sum(
        part.above
        + part.style.leading
        * max(1, len(lines(part.words, part.style, width - (BULLET if part.has_bullet else 0))))
        for part in paragraphs
    )


def fitting(words: str, styles: Sequence[Style], width: float, most_lines: int) -> Style:
    """The first style in which a text takes at most so many lines, else the last."""
    for style in styles:
        if len(lines(words, style, width)) <= most_lines:
            return style
    return styles[-1]


def shortened(words: str, style: Style, width: float, most_lines: int) -> str:
    """A text cut to so many lines, with an ellipsis where something is missing."""
    found = lines(words, style, width)
    if len(found) <= most_lines:
        return words
    kept = len(words) - 1
    while len(lines(words[:kept] + "…", style, width)) > most_lines:
        kept = kept * 9 // 10 if len(found) > 2 * most_lines else kept - 1
        found = lines(words[:kept] + "…", style, width)
    return words[:kept].rstrip() + "…"


def fill(colour: str) -> str:
    """A solid fill."""
    if colour in SCHEME:
        return f'<a:solidFill><a:schemeClr val="{SCHEME[colour]}"/></a:solidFill>'
    return f'<a:solidFill><a:srgbClr val="{colour.strip("#").upper()}"/></a:solidFill>'


def hatched(colour: str, pattern: str) -> str:
    """A fill of slanting lines on white; ``pattern`` is DrawingML's name for it."""
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr>{_colour(colour)}</a:fgClr>'
        f"<a:bgClr>{_colour(PAPER)}</a:bgClr></a:pattFill>"
    )


def outline(colour: str, points: float, dash: str = "") -> str:
    """What a line is made of, without its element."""
    return fill(colour) + (f'<a:prstDash val="{dash}"/>' if dash else "")


FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def properties(tag: str, style: Style, lang: Lang) -> str:
    """The properties of a run: language, size, weight, colour, faces of the theme."""
    own, other = LOCALES[lang]
    bold = ' b="1"' if style.is_bold else ' b="0"'
    return (
        f'<a:{tag} lang="{own}" altLang="{other}" sz="{round(style.size * 100)}"{bold}>'
        f"{fill(style.colour)}{FACES}</a:{tag}>"
    )


def run(words: str, style: Style, lang: Lang) -> str:
    return f"<a:r>{properties('rPr', style, lang)}<a:t>{escape(words)}</a:t></a:r>"


def paragraph(part: Paragraph, lang: Lang, align: str = "l") -> str:
    """A paragraph whose lines stand at a fixed distance; a line break in the words is kept."""
    style = part.style
    hang = round(BULLET * 12700) if part.has_bullet else 0
    bullet = f"<a:buClr>{_colour(style.colour)}</a:buClr>" + (
        '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if part.has_bullet else ""
    )
    head = (
        f'<a:pPr marL="{hang}" indent="{-hang}" algn="{align}">'
        f'<a:lnSpc><a:spcPts val="{round(style.leading * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(part.above * 100)}"/></a:spcBef>'
        f"{bullet if part.has_bullet else '<a:buNone/>'}</a:pPr>"
    )
    broken = f"<a:br>{properties('rPr', style, lang)}</a:br>"
    runs = broken.join(run(line, style, lang) for line in part.words.split("\n") if line)
    return f"<a:p>{head}{runs}{properties('endParaRPr', style, lang)}</a:p>"


def _colour(colour: str) -> str:
    return fill(colour).removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")


def attribute(words: str) -> str:
    """A text as a quoted attribute; line breaks stay."""
    return quoteattr(words, {"\n": "&#10;"})
