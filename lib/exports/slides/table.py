"""A native table: cells with a ground, edges and text of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lib.exports.slides.canvas import NAMESPACES, Canvas, body
from lib.exports.slides.geometry import Box, emu
from lib.exports.slides.style import Paragraph, Style, fill, lines, outline, paragraph
from lib.theme import INK, RULE
from lib.wording import Lang

TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name for a table without a style: all that is seen stands in the cells."""

Side = Literal["L", "R", "T", "B"]
SIDES: tuple[Side, ...] = ("L", "R", "T", "B")

PAD_X, PAD_Y = 5.0, 3.0
"""Room between a cell's edge and its text, in points."""


@dataclass(frozen=True)
class Edge:
    """A line along a cell."""

    colour: str = RULE
    points: float = 0.75
    dash: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell; one with ``span`` covers as many columns, and those after it are left out."""

    words: str
    style: Style = field(default_factory=lambda: Style(12, INK))
    ground: str = ""
    align: str = "l"
    edges: Mapping[Side, Edge] = field(default_factory=dict)
    span: int = 1


def cell_height(cell: Cell, width: float) -> float:
    """The height that a cell's text needs."""
    n = len(lines(cell.words, cell.style, width - 2 * PAD_X))
    return max(1, n) * cell.style.leading + 2 * PAD_Y


def row_height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height that a row needs."""
    tallest, column = 0.0, 0
    for cell in cells:
        width = sum(widths[column : column + cell.span])
        tallest = max(tallest, cell_height(cell, width))
        column += cell.span
    return tallest


def put(
    canvas: Canvas,
    name: str,
    descr: str,
    left: float,
    top: float,
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
) -> Box:
    """Put a table onto a slide; its rows are as high as their texts. Returns its place."""
    heights = [row_height(row, widths) for row in rows]
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in widths)
    told = "".join(
        f'<a:tr h="{emu(tall)}">{"".join(_cell(cell, canvas.lang) for cell in row)}</a:tr>'
        for row, tall in zip(rows, heights, strict=True)
    )
    place = Box(left, top, sum(widths), sum(heights))
    canvas.frame(
        name,
        descr,
        place,
        TABLE,
        f'<a:tbl {NAMESPACES}><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{told}</a:tbl>",
    )
    return place


def _cell(cell: Cell, lang: Lang) -> str:
    edges = "".join(_edge(side, cell.edges.get(side)) for side in SIDES)
    ground = fill(cell.ground) if cell.ground else "<a:noFill/>"
    words = body(paragraph(Paragraph(cell.words, cell.style), lang, cell.align), "ctr", "a:txBody")
    # A table's text has no frame of its own to set; the cell has.
    start, end = words.index("<a:bodyPr"), words.index("</a:bodyPr>") + len("</a:bodyPr>")
    words = f"{words[:start]}<a:bodyPr/>{words[end:]}"
    x, y = emu(PAD_X), emu(PAD_Y)
    filled = (
        f'<a:tcPr marL="{x}" marR="{x}" marT="{y}" marB="{y}" anchor="ctr">{edges}{ground}</a:tcPr>'
    )
    span = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    covered = (
        '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p>'
        "</a:txBody><a:tcPr/></a:tc>"
    ) * (cell.span - 1)
    return f"<a:tc{span}>{words}{filled}</a:tc>{covered}"


def _edge(side: Side, edge: Edge | None) -> str:
    if edge is None:
        return f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>'
    drawn = outline(edge.colour, edge.points, edge.dash or "solid")
    return f'<a:ln{side} w="{round(edge.points * 12700)}">{drawn}</a:ln{side}>'
