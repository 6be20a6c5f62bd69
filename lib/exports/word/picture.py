"""The chart as it is composed for the page: broad enough that it fits, type as large as can be."""

import struct

import plotly.graph_objects as go

from lib.captions import Block
from lib.charts.forms import draw
from lib.exports.word.markup import Picture
from lib.exports.word.styles import TEXT_HEIGHT, TEXT_WIDTH
from lib.theme import Size, Words

SIZES = tuple(
    Size(f"document_{width}", width, size)
    for width, size in ((1000, 21), (1150, 21), (1300, 21), (1450, 21), (1600, 21))
)
"""At the width of the page's text their type is from 9.3 to 5.8 points high."""

_LIKED = 0.62
"""How high a chart may be, in its widths, to leave room for its table."""

_MOST_HEIGHT = TEXT_HEIGHT * 0.82
_LEAST_SCALE = 0.85
"""Room below a headline, and how far a picture may be reduced to stand in it."""


def figure(block: Block) -> go.Figure:
    """The composed chart with its sources; drawn at twice its size it is crisp in print.

    Headline, subtitle and caveats are not in it: they are the document's own text around it.
    """
    words = Words("", "", sources=block.words.sources)
    composed = [draw(block.form, words, size) for size in SIZES]
    for liked in (_LIKED, _MOST_HEIGHT / TEXT_WIDTH):
        for found in composed:
            if found.layout.height <= liked * found.layout.width:
                return found
    return composed[-1]


def placed(png: bytes, alt: str) -> Picture | None:
    """The picture as wide as the text; ``None`` where it is too long to be read on one page.

    Raises ``ValueError`` for bytes that are no PNG.
    """
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR":
        raise ValueError("the picture is no PNG")
    across, down = struct.unpack(">II", png[16:24])
    height = TEXT_WIDTH * down / across
    scale = min(1.0, _MOST_HEIGHT / height)
    if scale < _LEAST_SCALE:
        return None
    return Picture(png, TEXT_WIDTH * scale, height * scale, alt)
