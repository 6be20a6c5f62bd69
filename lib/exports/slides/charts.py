"""Native charts: a panel a column, with its data sheet, side by side on one slide.

Values are bars from zero, targets a series of their own in the colour of targets, the upper end
of a range an outline behind the bar; a bar that is a floor is hatched, for nothing closes it.
What is not stated is an empty cell of the sheet, and its words stand in the place of the bar; a
stated zero is a zero with its label. On a log scale the length of a bar would say nothing, so
there are points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.parts.chart import ChartPart

from lib.charts.marks import Mark
from lib.exports.slides.canvas import NAMESPACES, Canvas
from lib.exports.slides.geometry import Box
from lib.exports.slides.plan import GAP, HEAD, Line, Panel, Plan
from lib.exports.slides.sheet import SHEET, Value, sheet
from lib.exports.slides.style import Paragraph, Style, fill, fitting, hatched, outline, properties
from lib.theme import FAINT, INK, LEVEL_COLOURS, MUTED, PAPER, RULE, TARGET, TINTS, WASH
from lib.wording import Lang, text

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

TICK = Style(12, FAINT)


@dataclass(frozen=True)
class Point:
    """A value of a series with its place among the lines, its colours and its label."""

    at: int
    value: float
    colour: str
    is_hollow: bool
    label: str
    is_open: bool = False


@dataclass(frozen=True)
class Series:
    """A column of the data sheet."""

    name: str
    colour: str
    points: tuple[Point, ...]


def is_open(mark: Mark) -> bool:
    """Whether a mark is drawn as a floor: a bar that ends where the least does."""
    return mark.bound == "at_least" and mark.kind != "word" and mark.value > 0


def draw(canvas: Canvas, plan: Plan, area: Box, descr: str) -> None:
    """Put the panels of a plan onto a slide."""
    lang = canvas.lang
    top = area.top + HEAD
    for position, panel in enumerate(plan.panels):
        left = area.left + plan.names + position * (plan.panel + GAP)
        is_first = position == 0
        outer_left = area.left if is_first and plan.has_axis_names else left - 6
        # A little room to the right, for the last number of the scale.
        frame = Box(outer_left, area.top, left + plan.panel + 6 - outer_left, plan.height)
        plot = Box(left, top, plan.panel, plan.row * len(plan.lines))
        xml, book = _chart(plan, position, frame, plot, is_first, lang)
        relation = _part(canvas, xml, book)
        told = f"{descr} {panel.heading}: {_told(plan.lines, position)}"
        content = f'<c:chart {NAMESPACES} r:id="{relation}"/>'
        name = text("slides_chart_name", lang, heading=panel.heading)
        canvas.frame(name, told[:1500], frame, CHART, content)
        rule = Box(left, area.top + HEAD - 5, plan.panel, 2)
        canvas.line(rule, LEVEL_COLOURS[panel.level])
    for number, line in enumerate(plan.lines):
        place = Box(area.left, top + number * plan.row, area.width, plan.row)
        if line.is_header:
            _band(canvas, line, place, plan.size)
            continue
        if line.name and not plan.has_axis_names:
            width = plan.names - 10
            beside = Box(area.left, place.top, width, plan.row)
            told_name = [Paragraph(line.name, plan.label)]
            canvas.text(line.full, beside, told_name, anchor="ctr", align="r")
        for position, mark in enumerate(line.marks):
            if mark and mark.kind == "word":
                left = area.left + plan.names + position * (plan.panel + GAP)
                beside = Box(left + 5, place.top, plan.panel - 5, plan.row)
                _word(canvas, mark, beside, plan.size)


def _band(canvas: Canvas, line: Line, place: Box, size: float) -> None:
    """A heading across all panels; it lies over the lines of the scale."""
    height = min(place.height - 2, size * 1.8)
    band = Box(place.left, place.bottom - height - 1, place.width, height)
    style = fitting(line.full, [Style(s, INK, is_bold=True) for s in (size, 12)], place.width, 1)
    canvas.text(line.full, band, [Paragraph(f" {line.full}", style)], anchor="ctr", ground=WASH)


def _word(canvas: Canvas, mark: Mark, place: Box, size: float) -> None:
    style = Style(size, MUTED if mark.facts else FAINT)
    canvas.text(mark.label, place, [Paragraph(mark.label, style)], anchor="ctr")


def _told(lines: Sequence[Line], position: int) -> str:
    """The figures of a panel in words, for who cannot see it."""
    parts = []
    for line in lines:
        mark = line.marks[position] if line.marks else None
        if mark:
            parts.append(f"{line.full} {mark.label}".replace("\n", ""))
    return "; ".join(parts)


def _part(canvas: Canvas, xml: str, book: bytes) -> str:
    package: Any = canvas.slide.part.package
    part = ChartPart.load(
        package.next_partname("/ppt/charts/chart%d.xml"),
        CONTENT_TYPE.DML_CHART,
        package,
        xml.encode("utf-8"),
    )
    part.chart_workbook.update_from_xlsx_blob(book)
    return str(canvas.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART))


def _chart(
    plan: Plan, position: int, frame: Box, plot: Box, is_first: bool, lang: Lang
) -> tuple[str, bytes]:
    """The chart of a panel as XML, and its workbook."""
    panel = plan.panels[position]
    series = _series(plan.lines, position, lang)
    layout = (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{_fractions(frame, plot)}</c:manualLayout></c:layout>'
    )
    draw_in = _points if plan.is_log else _bars
    area, book = draw_in(plan, panel, series, position, is_first, lang)
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f"{_title(panel.heading, plan.heading, frame, plot, lang)}"
        f'<c:autoTitleDeleted val="0"/><c:plotArea>{layout}{area}'
        '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(plan.label, lang)}</c:chartSpace>"
    )
    return xml, book


def _fractions(frame: Box, plot: Box) -> str:
    x, y = (plot.left - frame.left) / frame.width, (plot.top - frame.top) / frame.height
    w, h = plot.width / frame.width, plot.height / frame.height
    return f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{w:.5f}"/><c:h val="{h:.5f}"/>'


def _title(words: str, style: Style, frame: Box, plot: Box, lang: Lang) -> str:
    """The heading of a panel, part of its chart, so that it goes where the chart goes."""
    x = (plot.left - frame.left) / frame.width
    rich = (
        '<c:rich><a:bodyPr rot="0" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        f"<a:p><a:pPr>{properties('defRPr', style, lang)}</a:pPr>"
        f"<a:r>{properties('rPr', style, lang)}<a:t>{escape(words)}</a:t></a:r></a:p></c:rich>"
    )
    return (
        f"<c:title><c:tx>{rich}</c:tx><c:layout><c:manualLayout>"
        '<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="0"/></c:manualLayout></c:layout>'
        '<c:overlay val="1"/></c:title>'
    )


def _text(style: Style, lang: Lang) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/>"
        f"<a:p><a:pPr>{properties('defRPr', style, lang)}</a:pPr>"
        f"{properties('endParaRPr', style, lang)}</a:p></c:txPr>"
    )


def _series(lines: Sequence[Line], position: int, lang: Lang) -> list[Series]:
    """Upper ends of ranges (behind), values, and targets; only the values where nothing else is."""
    values: list[Point] = []
    targets: list[Point] = []
    uppers: list[Point] = []
    for at, line in enumerate(lines):
        mark = line.marks[position] if line.marks else None
        if mark is None or mark.kind == "word":
            continue
        colour = TARGET if mark.kind == "tick" else LEVEL_COLOURS[mark.level]
        has_upper = mark.upper is not None and mark.upper > mark.value
        hollow = mark.is_hollow or mark.bound == "share"
        label = "" if has_upper else mark.label
        point = Point(at, mark.value, colour, hollow, label, is_open(mark))
        (targets if mark.kind == "tick" else values).append(point)
        if has_upper and mark.upper is not None:
            uppers.append(Point(at, mark.upper, colour, True, mark.label))
    level = next((m.level for x in lines for m in x.marks[position : position + 1] if m), "")
    usual = LEVEL_COLOURS.get(level, LEVEL_COLOURS["unspecified"])
    found = [Series(text("slides_upper", lang), usual, tuple(uppers))] if uppers else []
    found.append(Series(text("slides_value", lang), usual, tuple(values)))
    if targets:
        found.append(Series(text("slides_target", lang), TARGET, tuple(targets)))
    return found


def _bars(
    plan: Plan, panel: Panel, series: Sequence[Series], position: int, is_first: bool, lang: Lang
) -> tuple[str, bytes]:
    n = len(plan.lines)
    drawn = "".join(_bar_series(one, column, plan, lang) for column, one in enumerate(series))
    bars = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="{_gap(plan.row, plan.size)}"/><c:overlap val="100"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )
    categories = (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"low" if is_first and plan.has_axis_names else "none"}"/>'
        f'<c:spPr><a:ln w="9525">{fill(MUTED)}</a:ln></c:spPr>{_text(plan.label, lang)}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    head = [text("slides_row", lang), *(one.name for one in series), *_notes_head(lang)]
    rows: list[list[Value]] = []
    for at, line in enumerate(plan.lines):
        values = [next((p.value for p in one.points if p.at == at), None) for one in series]
        rows.append([_category(line, plan), *values, *_notes(plan.lines, at, position)])
    assert len(rows) == n
    return f"{bars}{categories}{_value_axis(panel, '2', '1', lang)}", sheet(head, rows)


def _gap(row: float, size: float) -> int:
    """Room between bars in percent of a bar, so that bars are about as thick as words are high."""
    return round(min(400, max(60, (row / (size * 1.1) - 1) * 100)))


def _category(line: Line, plan: Plan) -> str:
    """A line as the axis names it; where the axis names none, its whole name for the sheet."""
    if not plan.has_axis_names:
        return line.full
    return " " if line.is_header or not line.name else line.name


def _notes_head(lang: Lang) -> list[str]:
    return [text(f"slides_sheet_{name}", lang) for name in ("label", "group", "row")]


def _notes(lines: Sequence[Line], at: int, position: int) -> Iterator[Value]:
    """What an editor of the sheet must know: the label, the heading above, the row's whole name."""
    line = lines[at]
    mark = line.marks[position] if line.marks and not line.is_header else None
    yield mark.label.replace("\n", "") if mark else None
    yield next((one.full for one in reversed(lines[: at + 1]) if one.is_header), None)
    yield None if line.is_header else line.full


def _value_axis(panel: Panel, own: str, other: str, lang: Lang, *, is_log: bool = False) -> str:
    base = '<c:logBase val="10"/>' if is_log else ""
    step = "" if is_log else f'<c:majorUnit val="{panel.step:g}"/>'
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling>{base}<c:orientation val="minMax"/>'
        f'<c:max val="{panel.end:.6g}"/><c:min val="{panel.start:.6g}"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr>'
        f'<a:ln w="6350">{fill(RULE)}</a:ln></c:spPr></c:majorGridlines>'
        '<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(TICK, lang)}"
        f'<c:crossAx val="{other}"/><c:crosses val="max"/>'
        f'<c:crossBetween val="{"midCat" if is_log else "between"}"/>{step}</c:valAx>'
    )


def _bar_series(one: Series, column: int, plan: Plan, lang: Lang) -> str:
    n = len(plan.lines)
    letter = chr(ord("B") + column)
    points = "".join(
        f'<c:dPt><c:idx val="{p.at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_ground(p.colour, p.is_hollow, is_open=p.is_open)}</c:dPt>"
        for p in one.points
        if p.is_hollow or p.is_open or p.colour != one.colour
    )
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(_category(line, plan))}</c:v></c:pt>'
        for at, line in enumerate(plan.lines)
    )
    return (
        f'<c:ser><c:idx val="{column}"/><c:order val="{column}"/>{_series_name(one, letter)}'
        f'{_ground(one.colour, False)}<c:invertIfNegative val="0"/>{points}'
        f"{_labels(one, 'outEnd', plan.label, lang)}"
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${n + 1}</c:f>"
        f'<c:strCache><c:ptCount val="{n}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val>{_numbers(letter, n, [(p.at, p.value) for p in one.points])}</c:val></c:ser>"
    )


def _series_name(one: Series, letter: str) -> str:
    return (
        f"<c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(one.name)}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _numbers(letter: str, n: int, values: Sequence[tuple[int, float]]) -> str:
    """Numbers of the sheet; lines without one are gaps."""
    told = "".join(f'<c:pt idx="{at}"><c:v>{value:.15g}</c:v></c:pt>' for at, value in values)
    return (
        f"<c:numRef><c:f>{SHEET}!${letter}$2:${letter}${n + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{n}"/>{told}'
        "</c:numCache></c:numRef>"
    )


def _ground(colour: str, is_hollow: bool, *, is_open: bool = False) -> str:
    """Inside and outline of a bar; a floor is hatched, pale where it is hollow."""
    inside = fill(PAPER if is_hollow else colour)
    if is_open:
        inside = hatched(colour, "ltUpDiag" if is_hollow else "dkUpDiag")
    return f'<c:spPr>{inside}<a:ln w="19050">{outline(colour, 1.5)}</a:ln></c:spPr>'


def _labels(one: Series, place: str, style: Style, lang: Lang) -> str:
    """The words beside the points, as the documents' figures, with bound and year."""
    shows = (
        '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    unwrapped = (
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr>{_UNWRAPPED}<a:lstStyle/>"
        f"<a:p><a:pPr>{properties('defRPr', style, lang)}</a:pPr>"
        f"{properties('endParaRPr', style, lang)}</a:p></c:txPr>"
    )
    told = "".join(
        f'<c:dLbl><c:idx val="{p.at}"/><c:layout/><c:tx><c:rich>{_UNWRAPPED}<a:lstStyle/>'
        f"{_label_lines(p.label, one.colour, style, lang)}</c:rich></c:tx>{unwrapped}"
        f'<c:dLblPos val="{place}"/>{shows.format(1)}</c:dLbl>'
        for p in one.points
        if p.label
    )
    return f"<c:dLbls>{told}{unwrapped}{shows.format(0)}</c:dLbls>"


_UNWRAPPED = (
    '<a:bodyPr rot="0" vert="horz" wrap="none" lIns="38100" tIns="0" rIns="0" bIns="0"'
    ' anchor="ctr"/>'
)
"""Labels are broken into lines already; of their own accord they would break elsewhere."""


def _label_lines(words: str, colour: str, style: Style, lang: Lang) -> str:
    style = replace(style, colour=TARGET if colour == TARGET else INK)
    return "".join(
        f'<a:p><a:pPr algn="l">{properties("defRPr", style, lang)}</a:pPr>'
        f"<a:r>{properties('rPr', style, lang)}<a:t>{escape(line)}</a:t></a:r></a:p>"
        # What sets figure and year apart on one line has nothing to do at the end of one.
        for line in (part.removesuffix(" ·") for part in words.split("\n"))
    )


def _points(
    plan: Plan, panel: Panel, series: Sequence[Series], position: int, is_first: bool, lang: Lang
) -> tuple[str, bytes]:
    """Points on a log scale; the second number of a point is its line."""
    n = len(plan.lines)
    columns = []
    for column, one in enumerate(series):
        across, down = (chr(ord("B") + 2 * column + more) for more in (0, 1))
        formats = "".join(
            f'<c:dPt><c:idx val="{p.at}"/>{_marker(p.colour, p.is_hollow)}'
            '<c:bubble3D val="0"/></c:dPt>'
            for p in one.points
        )
        columns.append(
            f'<c:ser><c:idx val="{column}"/><c:order val="{column}"/>{_series_name(one, across)}'
            '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
            f"{_marker(one.colour, False, 8)}{formats}{_labels(one, 'r', plan.label, lang)}"
            f"<c:xVal>{_numbers(across, n, [(p.at, p.value) for p in one.points])}</c:xVal>"
            f"<c:yVal>{_numbers(down, n, [(p.at, p.at + 0.5) for p in one.points])}</c:yVal>"
            '<c:smooth val="0"/></c:ser>'
        )
    scatter = (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(columns)}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
    )
    lines_axis = (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="maxMin"/>'
        f'<c:max val="{n}"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="l"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/>'
        '<c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>'
    )
    head = [text("slides_row", lang)]
    for one in series:
        head += [one.name, text("slides_line", lang)]
    head += _notes_head(lang)[:-1]
    rows: list[list[Value]] = []
    for at in range(n):
        values: list[Value] = []
        for one in series:
            value = next((p.value for p in one.points if p.at == at), None)
            values += [value, None if value is None else at + 0.5]
        *told, full = _notes(plan.lines, at, position)
        rows.append([full, *values, *told])
    return f"{scatter}{_value_axis(panel, '1', '2', lang, is_log=True)}{lines_axis}", sheet(
        head, rows
    )


def _marker(colour: str, is_hollow: bool, size: int = 9) -> str:
    """A point, pale inside where it is hollow.

    LibreOffice draws no outline, so that a white one would be lost there, and takes the colours
    of a point only where its size is not the series' own.
    """
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>'
        f'<c:spPr>{fill(TINTS[1] if is_hollow else colour)}<a:ln w="19050">{fill(colour)}</a:ln>'
        "</c:spPr></c:marker>"
    )
