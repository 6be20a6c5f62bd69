"""Where the texts of a composed figure stand, in pixels of the picture, without a browser.

Plotly puts an annotation's text into a box with a border and padding of one pixel each, its first
line as high as the font says and 1.3 em for every further one. A line's box here is what its
characters fill: in Noto Sans SC from 0.88 em above the baseline to 0.12 em below it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from lib.fonts.metrics import text_width

ASCENT, DESCENT, LEADING = 1.16, 0.288, 1.3
ABOVE, BELOW = 0.88, 0.12
EDGE = 2
_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels from the picture's top left corner, and the words in it."""

    left: float
    top: float
    right: float
    bottom: float
    words: str

    def overlap(self, other: "Box") -> tuple[float, float]:
        """How many pixels two boxes share across and down; not above zero where they do not."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@dataclass(frozen=True)
class Text:
    """An annotation: the box Plotly makes for it, its lines, and whether a ground hides others."""

    box: Box
    lines: tuple[Box, ...]
    has_ground: bool
    is_within_axes: bool


class Picture:
    """A figure's layout with its axes, to place things on."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        self.layout = layout
        margin = layout["margin"]
        self.width, self.height = float(self.layout["width"]), float(self.layout["height"])
        self.plot_left, self.plot_top = float(margin["l"]), float(margin["t"])
        self.plot_width = self.width - margin["l"] - margin["r"]
        self.plot_height = self.height - margin["t"] - margin["b"]

    def _axis(self, ref: str) -> dict[str, Any]:
        found: dict[str, Any] = self.layout[f"{ref[0]}axis{ref[1:]}"]
        return found

    def _place(self, ref: str, value: float) -> tuple[float, bool]:
        """The share of the plot area at which a value stands, and whether its axis reaches it."""
        if ref == "paper":
            return value, True
        name, _, is_domain = ref.partition(" ")
        axis = self._axis(name)
        start, end = axis.get("domain", (0, 1))
        if is_domain:
            return start + value * (end - start), True
        low, high = axis["range"]
        share = (value - low) / (high - low)
        return start + share * (end - start), -1e-9 <= share <= 1 + 1e-9

    def x(self, ref: str, value: float) -> tuple[float, bool]:
        """Pixels from the left, and whether the axis reaches the value."""
        share, is_within = self._place(ref, value)
        return self.plot_left + share * self.plot_width, is_within

    def y(self, ref: str, value: float) -> tuple[float, bool]:
        """Pixels from the top, and whether the axis reaches the value."""
        share, is_within = self._place(ref, value)
        return self.plot_top + (1 - share) * self.plot_height, is_within

    def texts(self) -> Iterator[Text]:
        """Every annotation with words."""
        for note in self.layout.get("annotations", ()):
            if note["text"]:
                yield self._text(note)

    def _text(self, note: dict[str, Any]) -> Text:
        markup = note["text"]
        is_bold = markup.startswith("<b>")
        words = [
            unescape(line) for line in markup.removeprefix("<b>").removesuffix("</b>").split("<br>")
        ]
        size = float(note["font"]["size"])
        widths = [text_width(line, size, 700 if is_bold else 400) for line in words]
        wide = max(widths) + 2 * EDGE
        high = (ASCENT + DESCENT + LEADING * (len(words) - 1)) * size + 2 * EDGE
        x, is_across = self.x(note.get("xref", "x"), note["x"])
        y, is_down = self.y(note.get("yref", "y"), note["y"])
        left = x + note.get("xshift", 0) - _SHARE[note["xanchor"]] * wide
        top = y - note.get("yshift", 0) - _SHARE[note["yanchor"]] * high
        lines = []
        for number, (line, width) in enumerate(zip(words, widths, strict=True)):
            indent = _SHARE[note.get("align", "center")] * (wide - 2 * EDGE - width)
            start = left + EDGE + indent
            baseline = top + EDGE + (ASCENT + LEADING * number) * size
            lines.append(
                Box(start, baseline - ABOVE * size, start + width, baseline + BELOW * size, line)
            )
        return Text(
            Box(left, top, left + wide, top + high, " ".join(words)),
            tuple(lines),
            bool(note.get("bgcolor")),
            is_across and is_down,
        )


@dataclass(frozen=True)
class Scale:
    """A column's scale: its kind, its ends, the pixel at which it begins and pixels a unit."""

    kind: str
    ends: tuple[float, float]
    left: float
    pixels: float

    def x(self, value: float) -> float:
        """Pixels from the left of the picture to a value."""
        place = math.log10(value) if self.kind == "log" else value
        return self.left + (place - self.ends[0]) * self.pixels


def scales(layout: Mapping[str, Any]) -> dict[str, Scale]:
    """The scales of a chart of rows by the headings of their columns, as marked up."""
    picture = Picture(layout)
    return {_heading(layout, f"y{n}"): _scale(picture, n) for n in _numbers(layout)}


def are_alike(layouts: Sequence[Mapping[str, Any]]) -> bool:
    """Whether every column has one scale over all pictures of a chart that show it."""
    columns = [(heading, scale) for at in layouts for heading, scale in scales(at).items()]
    return len(set(columns)) == len(dict(columns))


def _numbers(layout: Mapping[str, Any]) -> list[str]:
    return [name.removeprefix("xaxis") for name in layout if name.startswith("xaxis")]


def _heading(layout: Mapping[str, Any], axis: str) -> str:
    """The uppermost text of an axis."""
    notes = [note for note in layout["annotations"] if note.get("yref") == axis]
    return str(min(notes, key=lambda note: float(note["y"]))["text"])


def _scale(picture: Picture, number: str) -> Scale:
    axis = picture.layout[f"xaxis{number}"]
    (low, high), (start, end) = axis["range"], axis["domain"]
    left = picture.plot_left + start * picture.plot_width
    pixels = (end - start) * picture.plot_width / (high - low)
    return Scale(axis["type"], (low, high), left, pixels)


def overlaps(texts: list[Text], least: float = 1.0) -> list[tuple[str, str, float, float]]:
    """Pairs of lines of different texts that share more than ``least`` pixels each way."""
    lines = sorted(
        ((line, number) for number, text in enumerate(texts) for line in text.lines),
        key=lambda item: item[0].top,
    )
    found = []
    for position, (one, number) in enumerate(lines):
        for other, owner in lines[position + 1 :]:
            if other.top >= one.bottom:
                break
            across, down = one.overlap(other)
            if owner != number and across > least and down > least:
                found.append((one.words, other.words, round(across, 1), round(down, 1)))
    return found
