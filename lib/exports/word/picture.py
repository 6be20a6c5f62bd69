"""The chart as it is composed for the page: low enough that it fits, its words always legible."""

import struct

import plotly.graph_objects as go

from lib.captions import Block
from lib.charts.forms import draw, to_cut
from lib.exports.word.markup import Picture
from lib.exports.word.styles import TEXT_HEIGHT, TEXT_WIDTH
from lib.theme import Size, Words

SIZES = tuple(Size(f"document_{width}", width, 21) for width in (1000, 1050, 1100, 1236))
"""At the width of the page's text their type is from 9.3 to 7.5 points high."""

LEAST_TEXT = 6.4
"""The smallest words of a picture in print, in points. A wider chart would have smaller ones."""

_LIKED = 0.8
"""How high a chart may be, in its widths, to leave room for its table."""

_MOST_HEIGHT = TEXT_HEIGHT * 0.82
"""Room below a headline."""

_LEAST_SCALE = 0.997
"""How far a picture is reduced to stand in it: its pixels are whole."""


def figure(block: Block) -> go.Figure:
    """The composed chart with its sources; drawn at twice its size it is crisp in print.

    Headline, subtitle and caveats are not in it: they are the document's own text around it.
    """
    words = Words("", "", sources=block.words.sources)
    legible: list[go.Figure] = []
    # Columns that stand one below the other, lest figures be broken, may go over the page.
    for form in (block.form, to_cut(block.form)):
        composed = [draw(form, words, size) for size in SIZES]
        legible = [found for found in composed if smallest_text(found) * _LEAST_SCALE >= LEAST_TEXT]
        for liked in (_LIKED, _MOST_HEIGHT / TEXT_WIDTH):
            for found in legible:
                if found.layout.height <= liked * found.layout.width:
                    return found
    return legible[-1]


def smallest_text(chart: go.Figure) -> float:
    """The size of the smallest words of a chart that is as wide as the page's text, in points."""
    drawn = chart.to_plotly_json()["layout"]
    smallest: float = min(note["font"]["size"] for note in drawn["annotations"])
    return smallest * TEXT_WIDTH / float(drawn["width"])


_BEGINNING, _END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


def placed(png: bytes, alt: str) -> Picture | None:
    """The picture as wide as the text; ``None`` where it is too long to be read on one page.

    Raises ``ValueError`` for bytes that are no whole PNG.
    """
    if not png.startswith(_BEGINNING) or png[12:16] != b"IHDR" or not png.endswith(_END):
        raise ValueError("the picture is no PNG")
    across, down = struct.unpack(">II", png[16:24])
    if not (across and down):
        raise ValueError("the PNG is empty")
    height = TEXT_WIDTH * down / across
    scale = min(1.0, _MOST_HEIGHT / height)
    if scale < _LEAST_SCALE:
        return None
    return Picture(png, TEXT_WIDTH * scale, height * scale, alt)
