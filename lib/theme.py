"""House style: colours, type sizes and the composing of a chart for one size.

Everything a picture needs to be understood away from its page (headline, subtitle, caveats,
sources, data version) is part of the figure, wrapped by the font's own metrics into margins
that are reserved for it, so that nothing overlaps or is clipped. Sizes are CSS pixels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import plotly.graph_objects as go

from lib.fonts.metrics import wrap

FONT = "Noto Sans SC"
FONT_STACK = f"'{FONT}', 'PingFang SC', 'Microsoft YaHei', sans-serif"

INK = "#1b2a33"
MUTED = "#5b6b76"
FAINT = "#66737d"
RULE = "#d5dde2"
PAPER = "#ffffff"
WASH = "#f2f5f7"
TARGET = "#b8691b"
LEVEL_COLOURS = {
    "national": "#0b3b52",
    "provincial": "#2a7f9e",
    "municipal": "#7fb9cd",
    "county": "#b7d6e0",
    "unspecified": "#9aa7af",
}
"""One hue from dark to light; every mark also carries its level in words or in its shape."""
LEVEL_SYMBOLS = {
    "national": "circle",
    "provincial": "square",
    "municipal": "triangle-up",
    "county": "triangle-down",
    "unspecified": "circle",
}

DARK = {
    INK: "#e3eaee",
    MUTED: "#a3b2bc",
    FAINT: "#7f8f9a",
    RULE: "#2f3d47",
    PAPER: "#10171c",
    WASH: "#1a242b",
    TARGET: "#e0a25e",
    "#0b3b52": "#a9dcf0",
    "#2a7f9e": "#4fa9c9",
    "#7fb9cd": "#2f7d99",
    "#b7d6e0": "#25566a",
    "#9aa7af": "#6f7f8a",
    "#cfe3ea": "#1d3a47",
    "#e3eff3": "#182c36",
}
"""Light colour to its dark counterpart, for the screen only: pictures are always on white."""
TINTS = ("#e3eff3", "#cfe3ea")


@dataclass(frozen=True)
class Size:
    """What a chart is composed for: width, text size, least height, and whether columns fit.

    ``margin`` is the room around a picture, in text sizes.
    """

    name: str
    width: int
    text: int
    min_height: int = 0
    has_columns: bool = True
    margin: float = 1.6

    @property
    def edge(self) -> int:
        """Room left and right: a picture has a margin, on the page the page has one."""
        return round(self.text * (self.margin if self.min_height else 0.15))


SCREEN_WIDE = Size("wide", 960, 14)
SCREEN_MEDIUM = Size("medium", 640, 13, has_columns=False)
SCREEN_NARROW = Size("narrow", 300, 13, has_columns=False)
SLIDE = Size("slide", 1600, 23, min_height=900)


@dataclass(frozen=True)
class Words:
    """The texts around a chart; ``notes`` and ``sources`` are paragraphs below it."""

    title: str
    subtitle: str
    notes: Sequence[str] = ()
    sources: Sequence[str] = ()


@dataclass(frozen=True)
class Block:
    """Wrapped lines at one size and colour."""

    lines: Sequence[str]
    size: int
    colour: str
    is_bold: bool = False

    @property
    def height(self) -> float:
        """Height in pixels, at a leading of 1.4."""
        return len(self.lines) * self.size * 1.4


# A chart is composed many times over before it fits a picture, with the same words around it.
@lru_cache(maxsize=1024)
def _block(words: str, size: int, width: float, colour: str, *, bold: bool = False) -> Block:
    return Block(tuple(wrap(words, size, width, 700 if bold else 400)), size, colour, bold)


def rich(lines: Sequence[str], *, bold: bool = False) -> str:
    """Lines as Plotly's markup, escaped."""
    markup = "<br>".join(escape(line, quote=False) for line in lines)
    return f"<b>{markup}</b>" if bold else markup


def label(
    words: str, *, x: float, y: float, size: float, colour: str = INK, **places: Any
) -> dict[str, Any]:
    """A text annotation without an arrow; ``places`` are Plotly's anchors, refs and shifts."""
    return {
        "text": words,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": {"size": size, "color": colour, "family": FONT_STACK},
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        **places,
    }


def compose(
    data: Sequence[Mapping[str, Any]],
    layout: Mapping[str, Any],
    words: Words,
    size: Size,
    body_height: float,
) -> go.Figure:
    """Put the words around a chart whose plot area shall be ``body_height`` pixels high.

    ``data`` and ``layout`` are Plotly's, with annotations in paper or axis coordinates of the
    plot area; margins, width and height are set here. A chart lower than ``size.min_height``
    gets the rest as room between plot and notes.
    """
    text = size.text
    edge = size.edge
    width = size.width - 2 * edge
    above = [
        _block(words.title, round(text * 1.45), width, INK, bold=True),
        _block(words.subtitle, round(text * 0.96), width, MUTED),
    ]
    small = round(text * 0.86)
    below = [_block(note, small, width, MUTED) for note in words.notes if note]
    below += [_block(source, small, width, FAINT) for source in words.sources if source]

    top = edge + sum(block.height + text * 0.4 for block in above) + text * 0.7
    bottom = edge + sum(block.height + text * 0.3 for block in below) + text * 0.9
    height = max(top + body_height + bottom, size.min_height)
    spare = height - top - body_height - bottom
    bottom += spare

    placed = []
    offset = float(edge)
    for block in above:
        placed.append(_placed(block, yref_top=top - offset))
        offset += block.height + text * 0.4
    offset = text * 0.9 + spare
    for block in below:
        placed.append(_placed(block, below=offset))
        offset += block.height + text * 0.3
    # One dictionary, not checked by Plotly again: that takes forty times as long as all the rest
    # of composing, and the tests check every chart.
    return go.Figure(
        {
            "data": list(data),
            "layout": {
                **layout,
                "template": {},
                "meta": {"headline": words.title},
                "width": size.width,
                "height": round(height),
                "margin": {"l": edge, "r": edge, "t": round(top), "b": round(bottom), "pad": 0},
                "paper_bgcolor": PAPER,
                # Stacked panels share the plot area; a ground of their own would hide the others.
                "plot_bgcolor": "rgba(0,0,0,0)",
                "font": {"family": FONT_STACK, "size": text, "color": INK},
                "showlegend": False,
                "dragmode": False,
                "hovermode": "closest",
                "hoverlabel": {
                    "bgcolor": PAPER,
                    "bordercolor": RULE,
                    "align": "left",
                    "font": {
                        "family": FONT_STACK,
                        "size": max(13, round(text * 0.9)),
                        "color": INK,
                    },
                },
                "annotations": [*layout.get("annotations", ()), *placed],
            },
        },
        _validate=False,
    )


def _placed(block: Block, *, yref_top: float = 0, below: float = 0) -> dict[str, Any]:
    """A block as an annotation: so many pixels above the plot area's top, or below its bottom."""
    return label(
        rich(block.lines, bold=block.is_bold),
        x=0,
        y=0 if below else 1,
        size=block.size,
        colour=block.colour,
        xref="paper",
        yref="paper",
        yshift=-below if below else yref_top,
    )
