"""What of a form stands on which slide: lines of marks, the columns side by side, their scales.

Every mark has a line of its own. Where the rows or the columns do not fit a slide, they go on on
further ones, on the same scales; a heading whose rows go on is repeated.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lib.charts.forms import RowsForm
from lib.charts.marks import Mark
from lib.charts.rows import Row
from lib.charts.scale import ticks
from lib.exports.slides.geometry import Box
from lib.exports.slides.style import SLACK, Style, lines, wide, widest
from lib.theme import INK, Size
from lib.wording import Lang, text

SIZES = (16, 15, 14, 13, 12)
"""Sizes of the words beside bars: the largest that takes no more slides, and breaks no more
labels, than the smallest."""

MORE_STRETCH = 1.15
"""How much further a scale may go for the sake of larger words."""

HEAD, FOOT = 32.0, 20.0
"""Room above the rows of a panel for its heading, and below for the numbers of the scale."""

GAP = 18.0
"""Between two panels."""

PAD = 10.0
"""Between a bar's end and its label, and behind the label."""

MOST_COLUMNS = 3
LEAST_ROW, MOST_ROW = 1.75, 4.2
"""Heights of a line, in sizes of its words."""


@dataclass(frozen=True)
class Shape:
    """How the width of a slide is shared out.

    ``names`` is the largest share for the names of rows, ``panel`` the least width of a panel in
    points, ``bar`` the share of a panel that its longest bar keeps where labels are long: the
    larger it is, the less a scale is stretched, and the more lines the labels take.
    """

    names: float
    panel: float
    bar: float


SHAPES = (
    Shape(0.3, 165.0, 0.62), Shape(0.24, 140.0, 0.62),
    Shape(0.3, 165.0, 0.54), Shape(0.24, 140.0, 0.54),
    Shape(0.3, 165.0, 0.45), Shape(0.24, 140.0, 0.45),
)  # fmt: skip
"""The first is taken unless another one takes fewer slides."""


@dataclass(frozen=True)
class Line:
    """One line of the panels: what stands beside it, what the data sheet calls it, its marks.

    ``marks`` holds one a panel, ``None`` where there is nothing to tell.
    """

    name: str
    full: str
    marks: tuple[Mark | None, ...] = ()
    is_header: bool = False


@dataclass(frozen=True)
class Panel:
    """A column: its heading and level, the end of its scale and the distance of its ticks."""

    heading: str
    level: str
    start: float
    end: float
    step: float


@dataclass(frozen=True)
class Plan:
    """One slide of a form: lines and panels, and their measures in points."""

    panels: tuple[Panel, ...]
    lines: tuple[Line, ...]
    names: float
    panel: float
    row: float
    size: float
    is_log: bool

    @property
    def has_axis_names(self) -> bool:
        """Whether the first chart names the rows on its axis; else texts beside it do.

        An axis leaves out names of several lines where they come near to one another, each
        program by a rule of its own, and a scale of points has none.
        """
        return not self.is_log and not any("\n" in line.name for line in self.lines)

    @property
    def label(self) -> Style:
        """The style of the words beside bars."""
        return Style(self.size, INK)

    @property
    def heading(self) -> Style:
        """The style of a panel's heading."""
        return Style(14, INK, is_bold=True)

    @property
    def height(self) -> float:
        return HEAD + self.row * len(self.lines) + FOOT


def plans(form: RowsForm, area: Box, lang: Lang) -> list[Plan]:
    """The slides that a form takes, each within ``area``."""
    form = replace(form, rows=[_without_empty_bars(row) for row in form.rows])
    least = Style(SIZES[-1], INK)
    found = [(list(_plans(form, area, lang, least, shape)), shape) for shape in SHAPES]
    smallest, shape = min(found, key=lambda one: len(one[0]))
    for size in SIZES[:-1]:
        made = list(_plans(form, area, lang, Style(size, INK), shape))
        if (
            len(made) <= len(smallest)
            and _breaks(made) <= _breaks(smallest)
            and _stretch(made) <= _stretch(smallest) * MORE_STRETCH
        ):
            return made
    return smallest


def _stretch(made: Sequence[Plan]) -> float:
    """How far the scales go."""
    return max((panel.end for one in made for panel in one.panels), default=0.0)


def _breaks(made: Sequence[Plan]) -> int:
    """How often a label goes on on a further line."""
    return sum(m.label.count("\n") for one in made for x in one.lines for m in x.marks if m)


def _without_empty_bars(row: Row) -> Row:
    """An amount of which nothing but its being unknown is told has words and no bar."""
    return replace(
        row,
        cells=tuple(
            tuple(
                replace(mark, kind="word")
                if mark.kind == "dot" and mark.value == 0 and not mark.upper
                else mark
                for mark in cell
            )
            for cell in row.cells
        ),
    )


def _plans(form: RowsForm, area: Box, lang: Lang, label: Style, shape: Shape) -> Iterator[Plan]:
    names = _names(form.rows, area.width * shape.names, label)
    for chosen in _columns(form, area, names, shape.panel):
        rows = _rows(form.rows, chosen)
        if any(not row.is_header for row in rows):
            names = _names(rows, area.width * shape.names, label)
            yield from _of_columns(form, rows, chosen, area, lang, label, names, shape.bar)


def _columns(form: RowsForm, area: Box, names: float, narrowest: float) -> Iterator[list[int]]:
    """The columns of each slide, as evenly as they go, all at once where there is room."""
    fit = int((area.width - names + GAP) // (narrowest + GAP))
    most = max(1, min(MOST_COLUMNS, fit))
    n = len(form.columns)
    slides = math.ceil(n / most)
    start = 0
    for slide in range(slides):
        size = math.ceil((n - start) / (slides - slide))
        yield list(range(start, start + size))
        start += size


def _rows(rows: Sequence[Row], chosen: Sequence[int]) -> list[Row]:
    """The rows that state something in the columns, under their headings."""
    kept: list[Row] = []
    for row in rows:
        if row.is_header:
            if kept and kept[-1].is_header:
                kept.pop()
            kept.append(row)
            continue
        cells = tuple(row.cells[position] for position in chosen if position < len(row.cells))
        if any(mark.facts or mark.label for cell in cells for mark in cell) and (
            len(chosen) == len(row.cells) or any(mark.facts for cell in cells for mark in cell)
        ):
            kept.append(replace(row, cells=cells))
    if kept and kept[-1].is_header:
        kept.pop()
    return kept


def _name(row: Row) -> str:
    return f"{row.name}\n{row.detail}" if row.detail else row.name


def _names(rows: Sequence[Row], most: float, label: Style) -> float:
    """Width of the names beside the panels."""
    longest = max(
        (wide(part, label) for row in rows if not row.is_header for part in _name(row).split("\n")),
        default=0.0,
    )
    words = [_name(row) for row in rows if not row.is_header]
    unbroken = max((widest(name, label) for name in words), default=0.0)
    return min(max(longest + 14, 70.0), max(most, unbroken + 14))


def _of_columns(
    form: RowsForm,
    rows: Sequence[Row],
    chosen: Sequence[int],
    area: Box,
    lang: Lang,
    label: Style,
    names: float,
    bar: float,
) -> Iterator[Plan]:
    panel = _panel(area, names, len(chosen))
    tops = [_top(form, rows, at, position) for at, position in enumerate(chosen)]
    told = [line for row in rows for line in _lines(row, names, panel, tops, label, bar)]
    room = area.height - HEAD - FOOT
    for page in _balanced(_groups(told), room, lang, label):
        # A panel without a word on this slide gives its room to the others.
        used = [at for at in range(len(chosen)) if any(line.marks[at] for line in page)]
        kept = [replace(line, marks=tuple(line.marks[at] for at in used)) for line in page]
        width = _panel(area, names, len(used))
        yield Plan(
            tuple(_panels(form, rows, [(at, chosen[at]) for at in used], tops, width, label, bar)),
            tuple(kept),
            names,
            width,
            max(
                min(MOST_ROW * label.size, room / len(page)),
                *(_line_height(line, label) for line in page),
            ),
            label.size,
            form.is_log,
        )


def _panel(area: Box, names: float, n: int) -> float:
    """The width of each of so many panels."""
    return (area.width - names - GAP * (n - 1)) / n


def _top(form: RowsForm, rows: Sequence[Row], at: int, position: int) -> float:
    """The largest value on the scale of a column."""
    marks = (
        [mark for row in form.rows for cell in row.cells for mark in cell]
        if form.is_scale_shared
        else [mark for row in rows for cell in row.cells[at : at + 1] for mark in cell]
    )
    return max((max(mark.value, mark.upper or 0.0) for mark in marks), default=0.0)


def _lines(
    row: Row, names: float, panel: float, tops: Sequence[float], label: Style, bar: float
) -> Iterator[Line]:
    """A row as lines: as many as the cell with most marks has."""
    if row.is_header:
        yield Line("", row.name, (None,) * len(tops), is_header=True)
        return
    name = "\n".join(
        line for part in _name(row).split("\n") for line in lines(part, label, names - 10)
    )
    full = f"{row.name} {row.detail}".strip()
    for position in range(max([1, *(len(cell) for cell in row.cells)])):
        marks = tuple(
            _broken(cell[position], panel, top, label, bar) if position < len(cell) else None
            for cell, top in zip(row.cells, tops, strict=True)
        )
        yield Line("" if position else name, full, marks)


def _broken(mark: Mark, panel: float, top: float, label: Style, bar: float) -> Mark:
    """A mark with its label broken into lines where one would leave too little room for bars.

    A long bar leaves its label less room than a short one.
    """
    reach = max(mark.value, mark.upper or 0.0) / top if top and mark.kind != "word" else 0.0
    most = max(panel * (1 - bar * reach) - PAD, widest(mark.label, label))
    if wide(mark.label, label) <= most:
        return mark
    return replace(mark, label="\n".join(_label_lines(mark.label, label, most)))


def _label_lines(words: str, label: Style, most: float) -> list[str]:
    """A label in lines: rather between figure, year and remarks than within one of them."""
    found = [""]
    for part in re.split(r"(?=（)|(?<=· )|(?<=, )|(?= \()|(?<=至)|(?= to )", words):
        if found[-1] and wide((found[-1] + part).strip(), label) > most:
            found.append("")
        found[-1] += part
    return [line for part in found for line in lines(part.strip(), label, most)]


def _line_height(line: Line, label: Style) -> float:
    told = [line.name.count("\n")] + [m.label.count("\n") for m in line.marks if m]
    return max(LEAST_ROW * label.size, (max(told) + 1) * label.leading + 5)


def _groups(told: Sequence[Line]) -> list[list[Line]]:
    """Lines that stay together: a heading with its first row, a row with its further marks."""
    groups: list[list[Line]] = []
    for line in told:
        begins = line.is_header or (line.name and not (groups and groups[-1][-1].is_header))
        if begins or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _balanced(
    groups: Sequence[list[Line]], room: float, lang: Lang, label: Style
) -> list[list[Line]]:
    """As few slides as need be, about equally full."""
    fewest = len(_pages(groups, room, lang, label))
    for share in range(10, 20):
        found = _pages(groups, room * share / 20, lang, label)
        if len(found) == fewest:
            return found
    return _pages(groups, room, lang, label)


def _pages(groups: Sequence[list[Line]], room: float, lang: Lang, label: Style) -> list[list[Line]]:
    """Groups shared out over slides, on each of which all lines are equally high."""
    pages: list[list[Line]] = [[]]
    header: Line | None = None
    for group in groups:
        starts = group[0].is_header
        grown = [*pages[-1], *group]
        if pages[-1] and len(grown) * max(_line_height(line, label) for line in grown) > room:
            pages.append([])
            if header and not starts:
                pages[-1].append(replace(header, full=_continued(header.full, lang)))
        header = group[0] if starts else header
        pages[-1] += group
    return pages


def _continued(name: str, lang: Lang) -> str:
    return text("slides_continued", lang, name=name)


def _panels(
    form: RowsForm,
    rows: Sequence[Row],
    chosen: Sequence[tuple[int, int]],
    tops: Sequence[float],
    panel: float,
    label: Style,
    bar: float,
) -> Iterator[Panel]:
    """A scale for each column, the same on all slides of a width, on which every label fits.

    ``chosen`` holds the place of a column in ``rows`` and in the form. A scale that columns
    share is that of all the columns of the form.
    """
    for at, position in chosen:
        column = form.columns[position]
        marks = (
            [mark for row in form.rows for cell in row.cells for mark in cell]
            if form.is_scale_shared
            else [mark for row in rows for cell in row.cells[at : at + 1] for mark in cell]
        )
        told = [_broken(mark, panel, tops[at], label, bar) for mark in marks]
        start, end = _ends(told, panel, label, form.is_log)
        step = 10.0 if form.is_log else _step(end, panel)
        yield Panel(column.heading, column.level, start, end, step)


def _ends(marks: Sequence[Mark], panel: float, label: Style, is_log: bool) -> tuple[float, float]:
    drawn = [mark for mark in marks if mark.kind != "word"]
    ends = [(max(mark.value, mark.upper or 0.0), mark) for mark in drawn]
    positive = [end for end, _ in ends if end > 0]
    if not positive:
        return (1.0, 10.0) if is_log else (0.0, 1.0)
    start = _power_below(min(m.value for m in drawn if m.value > 0)) if is_log else 0.0

    def place(value: float) -> float:
        return math.log10(value / start) if is_log else value

    pixels = min(
        max(panel - _label_room(mark, label), panel * 0.15) / place(end)
        for end, mark in ends
        if end > 0
    )
    reach = panel / pixels
    return start, start * 10**reach if is_log else reach


def _power_below(value: float) -> float:
    """The power of ten below a value, so that its point stands clear of the edge."""
    return float(10.0 ** (math.ceil(math.log10(value)) - 1))


def _label_room(mark: Mark, label: Style) -> float:
    return max(wide(line, label) for line in mark.label.split("\n")) + PAD


def _step(end: float, panel: float) -> float:
    """The distance of ticks of a linear scale, so that their numbers stand apart."""
    found = ticks(end, panel * SLACK, Size("slide", round(panel), 15))
    return found[1] if len(found) > 1 else end
