"""How many pages the items of a document take.

Words are measured in the product's own font. Its Chinese characters are as wide as those of any
other; its Latin ones are from a tenth (digits) to a fifth (prose) wider than those of Times New
Roman. That is a reserve: a machine without Times takes another font, mostly a wider one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lib.exports.word.markup import Cell, Item, Paragraph, Picture, Table
from lib.exports.word.styles import (
    CELL_SIDE,
    CELL_TOP,
    FIGURE,
    HEADING,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    Style,
)
from lib.fonts.metrics import text_width, wrap

_SPARE = 10.0
"""What is left free at the foot of each page, in points: programs round line heights."""

CLOSE = 0.94
"""How wide Latin characters are against that font where little is left in reserve: in Times they
are 0.83 (prose) to 0.9 (digits), in a font 8 % wider than Times no more than this on the whole."""

_GAP = 0.25
"""What programs add between a Chinese character and a Latin letter or digit, in ems."""
_BOUNDARY = re.compile(r"(?<=[\u3400-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u3400-\u9fff])")


@dataclass(frozen=True)
class _Piece:
    """What is never broken over two pages; ``repeated`` is what a new page puts above it."""

    height: float
    repeated: float = 0
    is_kept: bool = False


def pages(items: Sequence[Item], latin: float = 1.0) -> int:
    """The number of pages; ``latin`` is the width of Latin characters against the own font's."""
    room = TEXT_HEIGHT - _SPARE
    n, used = 1, 0.0
    pieces = [piece for item in items for piece in _pieces(item, latin)]
    for position, piece in enumerate(pieces):
        needed = piece.height
        # A heading stays with what follows it, which may be a heading too: that of a table.
        for before, following in pairwise(pieces[position:]):
            if not before.is_kept:
                break
            needed += following.height
        if used and used + needed > room:
            n, used = n + 1, piece.repeated
        used += piece.height
        if used > room:  # a piece that no page holds goes on over several
            n, used = n + int(used // room), used % room
    return n


@lru_cache(maxsize=20_000)
def lines(words: str, style: Style, width: float, latin: float = 1.0) -> int:
    """How many lines words take, at least one."""
    lead = "国" * style.first_line
    size = _measured(words, style, latin)
    return max(1, len(wrap(lead + words, size, width - style.hanging, style.weight)))


def width_of(words: str, style: Style) -> float:
    """The width of one line, in points."""
    return text_width(words, _measured(words, style), style.weight)


def _measured(words: str, style: Style, latin: float = 1.0) -> float:
    """The size to measure words at, which makes them as wide as they are in the document."""
    whole = text_width(words, 1, style.weight)
    if not whole:
        return style.size
    narrower = 0.0
    if latin != 1:
        narrower = (1 - latin) * text_width("".join(filter(str.isascii, words)), 1, style.weight)
    gaps = len(_BOUNDARY.findall(words)) * _GAP
    return style.size * (whole - narrower + gaps) / whole


def _pieces(item: Item, latin: float) -> Iterator[_Piece]:
    match item:
        case Paragraph(style=style):
            n = lines(item.words, style, TEXT_WIDTH, latin)
            height = style.before + style.after + n * style.line
            if n <= 3 or style is HEADING:
                yield _Piece(height, is_kept=style is HEADING)
                return
            yield _Piece(height - (n - 2) * style.line)
            yield from [_Piece(style.line)] * (n - 4)
            yield _Piece(2 * style.line)
        case Picture():
            yield _Piece(item.height + FIGURE.line)
        case Table():
            heights = [row_height(row, item.widths, latin) for row in item.rows]
            head = sum(heights[: item.n_head])
            yield _Piece(head, is_kept=True)
            for number, height in enumerate(heights[item.n_head :], start=item.n_head):
                yield _Piece(height, head, is_kept=item.is_heading(number))


def row_height(row: Sequence[Cell], widths: Sequence[float], latin: float = 1.0) -> float:
    """The height of a row, with its rules."""
    position, most = 0, 0.0
    for cell in row:
        width = sum(widths[position : position + cell.span]) - 2 * CELL_SIDE
        position += cell.span
        most = max(most, lines(cell.words, cell.style, width, latin) * cell.style.line)
    return most + 2 * CELL_TOP + 0.5
