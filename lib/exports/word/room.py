"""How many pages the items of a document take.

Words are measured in the product's own font, whose Chinese characters are as wide as those of any
other; Latin ones are reckoned as wide as those of Times New Roman.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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

_LATIN_WIDTH = 0.87
"""Times New Roman against the font that is measured with: from 0.83 (prose) to 0.9 (digits)."""

_GAP = 0.25
"""What programs add between a Chinese character and a Latin letter or digit, in ems."""
_BOUNDARY = re.compile(r"(?<=[\u3400-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u3400-\u9fff])")


@dataclass(frozen=True)
class _Piece:
    """What is never broken over two pages; ``repeated`` is what a new page puts above it."""

    height: float
    repeated: float = 0
    is_kept: bool = False


def pages(items: Sequence[Item]) -> int:
    """The number of pages."""
    room = TEXT_HEIGHT - _SPARE
    n, used = 1, 0.0
    pieces = [piece for item in items for piece in _pieces(item)]
    for position, piece in enumerate(pieces):
        needed = piece.height
        # A heading stays with what follows it.
        if piece.is_kept and position + 1 < len(pieces):
            following = pieces[position + 1]
            needed += following.height + following.repeated
        if used and used + needed > room:
            n, used = n + 1, piece.repeated
        used += piece.height
        if used > room:  # a piece that no page holds goes on over several
            n, used = n + int(used // room), used % room
    return n


@lru_cache(maxsize=20_000)
def lines(words: str, style: Style, width: float) -> int:
    """How many lines words take, at least one."""
    lead = "国" * style.first_line
    size = _measured(words, style)
    return max(1, len(wrap(lead + words, size, width - style.hanging, style.weight)))


def width_of(words: str, style: Style) -> float:
    """The width of one line, in points."""
    return text_width(words, _measured(words, style), style.weight)


def _measured(words: str, style: Style) -> float:
    """The size to measure words at, which makes them as wide as they are in the document."""
    whole = text_width(words, 1, style.weight)
    if not whole:
        return style.size
    latin = text_width("".join(filter(str.isascii, words)), 1, style.weight)
    gaps = len(_BOUNDARY.findall(words)) * _GAP
    return style.size * (whole - (1 - _LATIN_WIDTH) * latin + gaps) / whole


def _pieces(item: Item) -> Iterator[_Piece]:
    match item:
        case Paragraph(style=style):
            n = lines(item.words, style, TEXT_WIDTH)
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
            heights = [row_height(row, item.widths) for row in item.rows]
            head = sum(heights[: item.n_head])
            yield _Piece(head, is_kept=True)
            for number, height in enumerate(heights[item.n_head :], start=item.n_head):
                yield _Piece(height, head, is_kept=item.is_heading(number))


def row_height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height of a row, with its rules."""
    position, most = 0, 0.0
    for cell in row:
        width = sum(widths[position : position + cell.span]) - 2 * CELL_SIDE
        position += cell.span
        most = max(most, lines(cell.words, cell.style, width) * cell.style.line)
    return most + 2 * CELL_TOP + 0.5
