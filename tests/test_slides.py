"""Slides: what stands in a deck, that nothing is lost or leaves its slide, and the package."""

import argparse
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import ooxml
import pptx
import pytest
from catalogues import DATA, catalogue, committed, count, of_documents, reward
from pptx.oxml.ns import qn

from lib.catalogue import Catalogue
from lib.charts.forms import MatrixForm, RowsForm
from lib.charts.marks import Mark
from lib.charts.matrix import Cell as MatrixCell
from lib.charts.matrix import MatrixRow
from lib.charts.rows import Column, Row
from lib.decks.deck import Deck, DeckItem, words
from lib.decks.load import decks
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import command, slides
from lib.exports.slides import matrix, plan
from lib.exports.slides.geometry import HEIGHT, WIDTHS, Box, Ratio
from lib.exports.slides.style import LEADING, SLACK, Style, lines, wide
from lib.exports.slides.table import PAD_X
from lib.fonts.metrics import font_file, text_width
from lib.wording import LANGS, Lang, text

BUDGET = {"home": "dingxi", "years": "3", "tiers": "xuchang,panjin"}
VIEWS = [
    *(DeckItem(page=page) for page in PAGES if page != "budget"),
    DeckItem(page="budget", choices=BUDGET),
    DeckItem(page="rewards", choices={"form": "ladder"}),
    DeckItem(page="rewards", choices={"form": "heat"}),
    DeckItem(page="rewards", choices={"scale": "log", "condition": "newly_recognised"}),
    DeckItem(page="counts", choices={"view": "change"}),
]
RATIO_OF: dict[Lang, Ratio] = {"zh": "16:9", "en": "4:3"}
EMU = 12_700


def deck(*items: DeckItem, title: str = "甲") -> Deck:
    return Deck(title=title, views=list(items))


@cache
def whole(lang: Lang) -> bytes:
    """Every page of the committed data, in either language in a ratio of its own."""
    made = Deck.model_validate(
        {"title": {"zh": "政策对比", "en": "Policies"}, "views": [v.model_dump() for v in VIEWS]}
    )
    return slides.write(committed(), made, lang, RATIO_OF[lang])


def opened(package: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(package))


@cache
def read(lang: Lang) -> Any:
    return opened(whole(lang))


def small(*items: DeckItem, lang: Lang = "zh", **facts: Any) -> Any:
    return opened(slides.write(catalogue(**facts), deck(*items), lang))


def is_hidden(slide: Any) -> bool:
    return bool(slide._element.get("show") == "0")


def charts_of(made: Any) -> list[Any]:
    return [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]


def drawn(made: Any) -> list[Any]:
    """The slides with charts or tables that are shown."""
    return [
        slide
        for slide in made.slides
        if not is_hidden(slide) and any(s.has_chart or s.has_table for s in slide.shapes)
    ]


def texts(slide: Any) -> str:
    found = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            found += [node.text or "" for node in shape.chart._chartSpace.iter(qn("a:t"))]
    return "\n".join(found)


def values(chart: Any) -> dict[str, list[float | None]]:
    return {series.name: list(series.values) for series in chart.plots[0].series}


def label_at(chart: Any, line: int) -> str:
    for label in chart._chartSpace.iter(qn("c:dLbl")):
        if label.find(qn("c:idx")).get("val") == str(line):
            return "".join(node.text or "" for node in label.iter(qn("a:t")))
    return ""


# The package


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_in_the_package_has_to_be_repaired(lang: Lang) -> None:
    assert ooxml.problems(whole(lang)) == []


def broken(package: bytes, name: str, old: bytes, new: bytes) -> list[str]:
    """What is found wrong once a part of the package is changed."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as archive, ZipFile(made, "w") as out:
        for part in archive.namelist():
            content = archive.read(part)
            if part == name:
                assert old in content
                content = content.replace(old, new)
            out.writestr(part, content)
    return ooxml.problems(made.getvalue())


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("ppt/slides/slide1.xml", b"</p:sld>", b""),
        ("ppt/slides/_rels/slide2.xml.rels", b"slide3.xml", b"slide999.xml"),
        ("ppt/slides/slide1.xml", b'<p:cNvPr id="3"', b'<p:cNvPr id="2"'),
        ("[Content_Types].xml", b'PartName="/ppt/slides/slide1.xml"', b'PartName="/ppt/x.xml"'),
        ("ppt/presentation.xml", b"p:sldIdLst", b"p:wrong"),
        ("ppt/charts/chart1.xml", b'<c:idx val="0"/><c:order val="0"/>', b'<c:order val="0"/>'
         b'<c:idx val="0"/>'),
    ],
)  # fmt: skip
def test_a_broken_package_is_found_broken(part: str, old: bytes, new: bytes) -> None:
    assert broken(whole("zh"), part, old, new)


def test_the_same_data_make_the_same_bytes() -> None:
    items = VIEWS[1], VIEWS[6]
    first = slides.write(committed(), deck(*items), "zh")
    assert slides.write(committed(), deck(*items), "zh") == first
    assert {moment[0] for moment in ooxml.moments(first)} == {1980}
    told = opened(first).core_properties
    assert f"{told.created:%Y-%m-%d}" == committed().dataset.date


def test_nothing_of_the_empty_presentation_stays() -> None:
    parts = ooxml.parts(whole("zh"))
    assert not [name for name in parts if "thumbnail" in name or "printer" in name]
    assert len([name for name in parts if name.startswith("ppt/slideLayouts/s")]) == 2
    everything = b"".join(content for name, content in parts.items() if name.endswith(".xml"))
    assert b"Click to edit" not in everything
    assert b"Calibri" not in everything


def test_every_theme_names_a_chinese_font() -> None:
    themes = [c for n, c in ooxml.parts(whole("zh")).items() if n.startswith("ppt/theme/")]
    assert len(themes) == 2  # of the slides and of the notes
    for theme in themes:
        assert theme.count(b'<a:ea typeface="Microsoft YaHei"/>') == 2


def test_every_run_takes_the_chinese_font_of_the_theme() -> None:
    for name, content in ooxml.parts(whole("zh")).items():
        if name.startswith(("ppt/slides/slide", "ppt/charts/chart")):
            assert content.count(b"<a:rPr ") == content.count(b"<a:rPr") > 0
            runs = re.findall(rb"<a:(?:rPr|defRPr)[ >].*?</a:(?:rPr|defRPr)>", content)
            assert all(b'<a:ea typeface="+mn-ea"/>' in run for run in runs)


# Slides


@pytest.mark.parametrize("lang", LANGS)
def test_the_slides_have_the_size_of_their_ratio(lang: Lang) -> None:
    made = read(lang)
    width = WIDTHS[RATIO_OF[lang]]
    assert (made.slide_width, made.slide_height) == (width * EMU, HEIGHT * EMU)
    assert made.part._element.find(qn("p:sldSz")).get("type") == (
        "screen4x3" if RATIO_OF[lang] == "4:3" else None
    )


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_leaves_its_slide(lang: Lang) -> None:
    made = read(lang)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, texts(slide)
            assert shape.left + shape.width <= made.slide_width, texts(slide)
            assert shape.top + shape.height <= made.slide_height, texts(slide)


def text_heights(slide: Any) -> Iterator[tuple[str, float, float]]:
    """Every text with the height it takes and the height it has, in points."""
    for shape in slide.shapes:
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            continue
        tall = 0.0
        for paragraph in shape.text_frame.paragraphs:
            size = paragraph.runs[0].font.size.pt if paragraph.runs else 12.0
            style = Style(size, is_bold=bool(paragraph.runs and paragraph.runs[0].font.bold))
            room = shape.width / EMU - (paragraph._p.pPr.get("marL") not in (None, "0")) * 16
            # Line breaks within a paragraph are told as vertical tabs.
            broken = paragraph.text.replace("\v", "\n")
            spacing = paragraph.space_before.pt if paragraph.space_before else 0
            tall += spacing + size * LEADING * max(1, len(lines(broken, style, room + 0.1)))
        yield shape.text_frame.text, tall, shape.height / EMU


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_fits_its_frame(lang: Lang) -> None:
    found = [
        told
        for slide in read(lang).slides
        for told in text_heights(slide)
        if told[1] > told[2] + 1 and "‹#›" not in told[0]
    ]
    assert found == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_ends_above_the_footer_and_what_stands_below_it(lang: Lang) -> None:
    for slide in read(lang).slides:
        footer = next(s for s in slide.placeholders if s.placeholder_format.idx == 11)
        below = [
            s for s in slide.shapes if s.has_text_frame and s.name == text("slides_caveats", lang)
        ]
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart:
                for other in (footer, *below):
                    assert shape.top + shape.height <= other.top + EMU, texts(slide)


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_of_a_chart_slide_is_smaller_than_twelve_points(lang: Lang) -> None:
    for slide in read(lang).slides:
        if is_hidden(slide):
            continue
        parts = [slide._element] + [s.chart._chartSpace for s in slide.shapes if s.has_chart]
        sizes = [
            int(node.get("sz"))
            for part in parts
            for node in part.iter(qn("a:rPr"), qn("a:defRPr"))
            if node.get("sz")
        ]
        assert min(sizes) >= 1200
        title = next(
            s
            for s in slide.shapes
            if s.is_placeholder and "TITLE" in str(s.placeholder_format.type)
        )
        assert title.text_frame.paragraphs[0].runs[0].font.size.pt >= 16


@pytest.mark.parametrize("lang", LANGS)
def test_every_slide_names_its_documents_and_the_version(lang: Lang) -> None:
    version = committed().dataset.version
    charts = {slide.slide_id for slide in drawn(read(lang))}
    for slide in read(lang).slides:
        footer = next(s for s in slide.placeholders if s.placeholder_format.idx == 11)
        assert version in footer.text_frame.text
        if slide.slide_id in charts:
            assert re.search(r"〔\d{4}〕|文号未载明|no document number", footer.text_frame.text)


def test_title_findings_and_method_frame_the_deck() -> None:
    made = list(read("zh").slides)
    assert "政策对比" in texts(made[0])
    assert committed().jurisdictions[0].label("zh") in texts(made[0])
    assert text("slides_findings", "zh") in texts(made[1])
    assert "71个" in texts(made[1])
    assert text("slides_method", "zh") in texts(made[-1])


# Charts


def test_the_values_of_a_chart_are_those_of_the_facts() -> None:
    made = small(
        DeckItem(page="counts"),
        panjin=[count("a", 5)],
        xuchang=[count("a", 7), count("b", 3, status="target")],
    )
    chart = charts_of(made)[0]
    assert values(chart) == {"数值": [None, 5, 7, None], "目标": [None, None, None, 3]}
    assert label_at(chart, 1) == "5 · 2020年"
    assert label_at(chart, 3) == "目标 3 · 2020年"


def test_every_count_of_the_committed_data_is_in_the_charts() -> None:
    for page in ("counts", "profile"):
        package = slides.write(committed(), deck(DeckItem(page=page)), "zh")
        found = sorted(
            value
            for chart in charts_of(opened(package))
            for series in values(chart).values()
            for value in series
            if value is not None
        )
        stated = sorted(
            mark.value
            for block in shown(committed(), View(page), "zh").blocks
            if isinstance(block.form, RowsForm)
            for row in block.form.rows
            for cell in row.cells
            for mark in cell
            if mark.kind != "word"
        )
        assert len(found) > 3
        assert found == stated


def test_what_is_not_stated_is_a_gap_with_its_words_and_a_zero_is_a_zero() -> None:
    made = small(
        DeckItem(page="counts"),
        panjin=[count("a", 0), count("n", 4, level="national")],
        xuchang=[count("a", 7)],
    )
    national, provincial = charts_of(made)
    assert values(provincial) == {"数值": [None, 0, 7]}
    assert label_at(provincial, 1).startswith("0 ")
    assert values(national) == {"数值": [None, 4, None]}
    assert "未载明" in texts(drawn(made)[0])
    # The sheet behind the chart has an empty cell too.
    import openpyxl  # type: ignore[import-untyped]

    sheet = openpyxl.load_workbook(io.BytesIO(national.part.chart_workbook.xlsx_part.blob)).active
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [None, 4, None]


def test_without_a_figure_is_told_in_words() -> None:
    made = small(
        DeckItem(page="counts"),
        panjin=[count("a", "without_figure")],
        xuchang=[count("a", 7)],
    )
    assert values(charts_of(made)[0]) == {"数值": [None, None, 7]}
    assert text("without_figure", "zh") in texts(drawn(made)[0])


def form(*marks: Mark) -> RowsForm:
    rows = [Row(f"地{n}", ((mark,),)) for n, mark in enumerate(marks)]
    return RowsForm([Column("省级", "provincial")], rows)


def test_an_amount_nothing_is_known_of_is_no_zero() -> None:
    made = plan.plans(
        form(Mark("dot", "数额不定", bound="at_least"), Mark("dot", "5", value=5.0)),
        Box(0, 0, 800, 300),
        "zh",
    )
    assert [line.marks[0].kind for line in made[0].lines if line.marks[0]] == ["word", "dot"]


def test_a_range_shows_both_ends() -> None:
    fact = reward("a", amount={"kind": "fixed", "min_cny": 200_000, "max_cny": 500_000,
                               "bound": "range"})  # fmt: skip
    made = small(DeckItem(page="rewards"), panjin=[fact])
    told = values(charts_of(made)[0])
    assert [v for v in told["区间上限"] if v] == [50]
    assert [v for v in told["数值"] if v] == [20]


def test_bounds_stay_in_the_labels() -> None:
    fact = reward("a", amount={"kind": "fixed", "min_cny": 200_000, "bound": "at_least"})
    made = small(DeckItem(page="rewards"), panjin=[fact])
    assert "不低于20万元" in label_at(charts_of(made)[0], 1)


def test_what_is_not_comparable_is_hollow() -> None:
    made = small(
        DeckItem(page="counts"), panjin=[count("a", 5)], xuchang=[count("a", 7, as_of="2012")]
    )
    points = list(charts_of(made)[0]._chartSpace.iter(qn("c:dPt")))
    assert len(points) == 2
    assert all(p.find(".//" + qn("a:schemeClr")).get("val") == "bg1" for p in points)
    alike = small(
        DeckItem(page="counts"),
        panjin=[count("a", 5, level="national")],
        xuchang=[count("a", 7, level="national")],
    )
    assert not list(charts_of(alike)[0]._chartSpace.iter(qn("c:dPt")))


def test_a_log_scale_is_one_of_points() -> None:
    made = small(
        DeckItem(page="rewards", choices={"scale": "log"}),
        panjin=[reward("a", 500_000)],
        xuchang=[reward("a", 5_000_000)],
    )
    chart = charts_of(made)[0]
    assert list(chart._chartSpace.iter(qn("c:scatterChart")))
    assert chart._chartSpace.find(".//" + qn("c:logBase")).get("val") == "10"
    found = [float(v.text) for v in chart._chartSpace.find(".//" + qn("c:xVal")).iter(qn("c:v"))]
    assert sorted(found) == [50, 500]
    assert "盘锦" in texts(drawn(made)[0]) and "许昌" in texts(drawn(made)[0])


def test_every_chart_can_be_edited_and_is_told_in_words() -> None:
    made = read("zh")
    assert len(charts_of(made)) > 30
    for chart in charts_of(made):
        assert chart.part.chart_workbook.xlsx_part.blob[:2] == b"PK"
    assert ooxml.without_alt(whole("zh")) == []


def test_scales_are_the_same_on_all_slides_of_a_chart() -> None:
    rows = [Row(f"地{n}", ((Mark("bar", str(n), value=float(n)),),)) for n in range(40)]
    made = plan.plans(RowsForm([Column("省级")], rows), Box(0, 0, 800, 300), "zh")
    assert len(made) > 1
    assert len({one.panels for one in made}) == 1
    assert [line.name for one in made for line in one.lines] == [row.name for row in rows]


def test_a_heading_whose_rows_go_on_is_repeated() -> None:
    rows = [Row("重点实验室", is_header=True)]
    rows += [Row(f"地{n}", ((Mark("bar", str(n), value=float(n)),),)) for n in range(40)]
    made = plan.plans(RowsForm([Column("省级")], rows), Box(0, 0, 800, 300), "zh")
    assert made[1].lines[0].full == "重点实验室（续）"
    assert all(one.height <= 300 for one in made)


def test_labels_and_bars_fit_their_panel() -> None:
    for lang in LANGS:
        for page in ("counts", "rewards", "value", "profile"):
            for block in shown(committed(), View(page), lang).blocks:
                assert isinstance(block.form, RowsForm)
                for one in plan.plans(block.form, Box(0, 0, 648, 260), lang):
                    for at, panel in enumerate(one.panels):
                        for line in one.lines:
                            mark = line.marks[at]
                            if mark is None or mark.kind == "word":
                                continue
                            end = max(mark.value, mark.upper or 0) / panel.end * one.panel
                            label = max(wide(part, one.label) for part in mark.label.split("\n"))
                            assert end + label <= one.panel + 1, (page, mark.label)


def test_every_mark_of_a_form_stands_on_a_slide() -> None:
    for lang in LANGS:
        for item in VIEWS:
            for block in shown(committed(), item.view, lang).blocks:
                if not isinstance(block.form, RowsForm):
                    continue
                made = plan.plans(block.form, Box(0, 0, 888, 280), lang)
                told = [
                    fact
                    for one in made
                    for line in one.lines
                    for mark in line.marks
                    if mark
                    for fact in mark.facts
                ]
                stated = [
                    fact
                    for row in block.form.rows
                    for cell in row.cells
                    for mark in cell
                    for fact in mark.facts
                ]
                assert sorted(told) == sorted(stated), item


@pytest.mark.parametrize("lang", LANGS)
def test_long_labels_are_broken_before_they_stretch_a_scale(lang: Lang) -> None:
    words = "1000万元至1500万元" if lang == "zh" else "CNY 10 million to CNY 15 million"
    marks = (
        Mark("dot", words, value=1000.0, upper=1500.0, bound="range"),
        Mark("dot", "50", value=50.0),
    )
    [made] = plan.plans(form(*marks), Box(0, 0, 400, 400), lang)
    assert made.panels[0].end <= 1500 / 0.6


def test_a_floor_is_hatched_and_says_so() -> None:
    floor = reward("a", amount={"kind": "fixed", "min_cny": 200_000, "bound": "at_least"})
    made = small(DeckItem(page="rewards"), panjin=[floor, reward("b", 300_000)])
    [chart] = charts_of(made)
    hatched = [
        point.find(qn("c:idx")).get("val")
        for point in chart._chartSpace.iter(qn("c:dPt"))
        if point.find(".//" + qn("a:pattFill")) is not None
    ]
    assert ["不低于20万元" in label_at(chart, int(at)) for at in hatched] == [True]
    assert "斜线柱为下限" in texts(drawn(made)[0])
    closed = small(DeckItem(page="rewards"), panjin=[reward("b", 300_000)])
    assert "斜线柱" not in texts(drawn(closed)[0])


@pytest.mark.parametrize("lang", LANGS)
def test_a_subtitle_speaks_of_bars_where_a_slide_has_bars(lang: Lang) -> None:
    """The page's own phrases are found, so that they are never left to speak of ticks."""
    views = [View("counts"), View("profile", {"place": "dingxi"})]
    told = [b.words.subtitle for view in views for b in shown(committed(), view, lang).blocks]
    assert all(text("slides_mark_tick", lang) in words for words in told)
    dots = [b.words.subtitle for b in shown(committed(), View("rewards"), lang).blocks]
    assert all(text("slides_mark_dot", lang) in words for words in dots)
    everything = "\n".join(map(texts, read(lang).slides))
    assert text("slides_mark_bar", lang) in everything
    assert text("slides_mark_tick", lang) not in everything


# Headlines


@pytest.mark.parametrize("lang", LANGS)
def test_a_headline_stands_above_no_part_that_lacks_its_figures(lang: Lang) -> None:
    item = DeckItem(page="counts", chart="counts_stock_prefecture_shared")
    headline = shown(committed(), item.view, lang).blocks[0].words.title
    made = drawn(opened(slides.write(committed(), deck(item), lang, "4:3")))
    assert len(made) > 1
    figures = ("71", "8") if lang == "zh" else ("71 (2017)", "8 (2018)")
    borne = [slide for slide in made if headline in title_of(slide)]
    assert len(borne) == 1
    told = [node.text for node in shape_texts(borne[0])]
    assert all(any((words or "").startswith(one) for words in told) for one in figures)
    for slide in made:
        if slide not in borne:
            assert text("page_counts", lang) in title_of(slide)
            assert headline in slide.notes_slide.notes_text_frame.text


def shape_texts(slide: Any) -> list[Any]:
    return [
        node
        for shape in slide.shapes
        if shape.has_chart
        for node in shape.chart._chartSpace.iter(qn("a:t"))
    ]


def test_a_headline_whose_figures_no_part_has_all_is_on_no_part() -> None:
    item = DeckItem(
        page="rewards",
        choices={"form": "dots", "condition": "newly_recognised"},
        chart="rewards_dots_prefecture_newly_recognised",
    )
    made = drawn(opened(slides.write(committed(), deck(item), "en", "4:3")))
    assert len(made) > 1
    for slide in made:
        assert not re.search(r"\d{2,}", title_of(slide))


def test_a_chart_on_one_slide_keeps_its_headline() -> None:
    made = small(DeckItem(page="counts"), panjin=[count("a", 5)], xuchang=[count("a", 7)])
    headline = (
        shown(catalogue(panjin=[count("a", 5)], xuchang=[count("a", 7)]), View("counts"), "zh")
        .blocks[0]
        .words.title
    )
    assert title_of(drawn(made)[0]) == headline
    assert "7" in headline


def test_an_authors_title_stands_above_every_part() -> None:
    item = DeckItem(page="rewards", title="各级标准")
    made = drawn(opened(slides.write(committed(), deck(item), "en", "4:3")))
    assert len(made) > 1
    assert all("各级标准" in title_of(slide) for slide in made)


# Tables


def widths_and_texts(table: Any) -> Iterator[tuple[float, str, Style]]:
    """Every cell of one column with the width of its column in points."""
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            runs = cell.text_frame.paragraphs[0].runs
            if runs and not cell.is_merge_origin:
                style = Style(runs[0].font.size.pt, is_bold=bool(runs[0].font.bold))
                yield column.width / EMU, cell.text, style


def test_no_word_of_a_table_is_broken_even_in_a_wider_face() -> None:
    for slide in read("en").slides:
        for shape in slide.shapes:
            if shape.has_table:
                for width, told, style in widths_and_texts(shape.table):
                    for word in re.findall(r"[A-Za-z0-9,]+", told):
                        weight = 700 if style.is_bold else 400
                        needed = text_width(word, style.size, weight) * 1.1 + 2 * PAD_X
                        assert needed <= width + 0.1, (word, told)


def matrix_form(headings: list[str], stated: dict[str, list[str]], groups: list[str]) -> MatrixForm:
    rows = [
        MatrixRow(
            name,
            tuple(
                MatrixCell(words or "未载明", "stated" if words else "not_stated",
                           facts=(f"{name}{at}",) if words else ())
                for at, words in enumerate(cells)
            ),
        )
        for name, cells in stated.items()
    ]  # fmt: skip
    return MatrixForm(headings, rows, groups)


@pytest.mark.parametrize("of_group", [0, 1, 3])
def test_no_column_of_a_matrix_stands_alone_on_a_slide(of_group: int) -> None:
    for n in range(2, 20):
        headings = [f"列{at}" for at in range(n)]
        groups = [f"甲{at // of_group}" for at in range(n)] if of_group else []
        made = matrix.parts(
            matrix_form(headings, {"行": ["1"] * n}, groups), Box(0, 0, 290, 280), "zh"
        )
        told = [len(part.widths) - 1 for part in made]
        assert sum(told) == n
        assert min(told) > 1, told


def test_columns_go_on_where_a_group_begins_if_they_can() -> None:
    wide_words = matrix_form(
        [f"列{n}" for n in range(5)],
        {"行": ["一二三四五六七八九十"] * 5},
        ["地市"] * 3 + ["省级"] * 2,
    )
    parted = matrix.parts(wide_words, Box(0, 0, 520, 280), "zh")
    assert [len(part.widths) - 1 for part in parted] == [3, 2]


def test_a_part_in_which_nothing_is_stated_is_left_out_and_named() -> None:
    rows = {f"行{n}": ["一二三四五六七八九十"] * 3 + [""] * 2 for n in range(3)}
    silent = matrix_form([f"列{n}" for n in range(5)], rows, ["地市"] * 3 + ["省级"] * 2)
    made = matrix.parts(silent, Box(0, 0, 520, 280), "zh")
    assert len(made) == 1
    told = made[0].rows[-1][0].words
    assert all(name in told for name in ("列3", "列4", "行0", "行1", "行2"))


def test_a_part_that_states_a_zero_is_not_left_out() -> None:
    rows = {"行": ["一二三四五六七八九十"] * 3 + [""] * 2}
    form_of = matrix_form([f"列{n}" for n in range(5)], rows, ["地市"] * 3 + ["省级"] * 2)
    last = form_of.rows[0]
    zero = MatrixCell("0", "zero", facts=("x",))
    told = MatrixForm(
        form_of.headings, [replace(last, cells=(*last.cells[:4], zero))], form_of.column_groups
    )
    assert len(matrix.parts(told, Box(0, 0, 520, 280), "zh")) == 2


def test_a_silent_part_stays_where_no_other_has_room_to_name_it() -> None:
    rows = {f"行{n}": ["一二三四五六七八九十"] * 3 + [""] * 2 for n in range(3)}
    silent = matrix_form([f"列{n}" for n in range(5)], rows, ["地市"] * 3 + ["省级"] * 2)
    full = matrix.parts(silent, Box(0, 0, 520, 118), "zh")
    assert sum(not part.facts for part in full) > 0


def tables_of(made: Any) -> list[Any]:
    return [s.table for slide in drawn(made) for s in slide.shapes if s.has_table]


def test_every_cell_of_a_matrix_is_in_the_tables() -> None:
    for page in ("comparison", "coverage", "instruments"):
        made = opened(slides.write(committed(), deck(DeckItem(page=page)), "zh"))
        block = shown(committed(), View(page), "zh").blocks[0]
        told = [
            tuple(cell.text.replace("\v", "\n") for cell in row.cells)
            for table in tables_of(made)
            for row in table.rows
        ]
        for row in block.form.rows:
            if not row.is_header:
                cells = tuple("\n".join(c.lines(is_stacked=False)) for c in row.cells)
                assert (row.name, *cells) in told


def test_each_kind_of_nothing_looks_different() -> None:
    made = small(
        DeckItem(page="comparison"),
        panjin=[count("a", 0)],
        xuchang=[count("a", 5)],
        dingxi=[count("a", "without_figure")],
        liaoning=[count("a", 5, level="municipal")],
        chongqing=[count("b", 5)],
    )
    looks = {}
    for row in tables_of(made)[0]._tbl.iter(qn("a:tr")):
        for cell in row.iter(qn("a:tc")):
            words_of = "".join(node.text or "" for node in cell.iter(qn("a:t")))
            properties = cell.find(qn("a:tcPr"))
            run = cell.find(".//" + qn("a:rPr"))
            if run is not None:
                colour = run.find(".//" + qn("a:solidFill"))[0].get("val")
                dash = properties.find(".//" + qn("a:prstDash"))
                width = properties.find(qn("a:lnL"))
                looks[words_of.split("（")[0]] = (
                    run.get("b"),
                    colour,
                    dash is not None and dash.get("val"),
                    width is not None and width.get("w"),
                )
    shown_looks = {looks["0"], looks["5"], looks[text("without_figure", "zh")],
                   looks[text("not_stated", "zh")]}  # fmt: skip
    assert len(shown_looks) == 4


def test_headings_stand_on_every_slide_of_a_table() -> None:
    made = opened(slides.write(committed(), deck(DeckItem(page="instruments")), "zh"))
    found = tables_of(made)
    assert len(found) > 2
    for table in found:
        assert [cell.text for cell in table.rows[1].cells][1:3] == ["盘锦", "许昌"]


# Sources and notes


def targets(slide: Any) -> list[Any]:
    found = [s.click_action.target_slide for s in slide.shapes if hasattr(s, "click_action")]
    return [one for one in found if one is not None]


@pytest.mark.parametrize("lang", LANGS)
def test_each_chart_leads_to_its_hidden_sources_and_back(lang: Lang) -> None:
    made = list(read(lang).slides)
    charts = {slide.slide_id for slide in drawn(read(lang))}
    ids = [slide.slide_id for slide in made]
    for number, slide in enumerate(made):
        if slide.slide_id not in charts:
            continue
        [behind] = targets(slide)
        assert is_hidden(behind)
        assert slide.slide_id in [one.slide_id for one in targets(behind)]
        # Between a chart and its sources stand other parts of its view and their sources alone.
        between = made[number + 1 : ids.index(behind.slide_id)]
        assert all(one.slide_id in charts or is_hidden(one) for one in between)
    for slide in made:
        if is_hidden(slide):
            assert targets(slide)
            assert not any(map(is_hidden, targets(slide)))


@pytest.mark.parametrize("lang", LANGS)
def test_the_facts_of_a_chart_stand_on_slides_that_lead_back_to_it(lang: Lang) -> None:
    made = list(read(lang).slides)
    for slide in drawn(read(lang)):
        behind = [
            one
            for one in made
            if is_hidden(one) and slide.slide_id in [back.slide_id for back in targets(one)]
        ]
        told = "\n".join(map(texts, behind))
        notes = slide.notes_slide.notes_text_frame.text
        pattern = "原文：“(.*?)”（" if lang == "zh" else 'Passage: "(.*?)" \\('
        for passage in re.findall(pattern, notes):
            assert passage in told, texts(slide)


def test_parts_of_a_view_share_the_slides_of_their_sources() -> None:
    facts = {place: [count(f"c{n}", n) for n in range(12)] for place in ("panjin", "xuchang")}
    made = list(small(DeckItem(page="counts", title="多项"), **facts).slides)
    shown_parts = [slide for slide in made if "多项（" in texts(slide) and not is_hidden(slide)]
    behind = [slide for slide in made if is_hidden(slide) and "出处：多项" in texts(slide)]
    assert len(shown_parts) > 1
    assert any(len(targets(slide)) > 1 for slide in behind)
    caveat = text("note_counts", "zh")
    assert sum(caveat in texts(slide) for slide in behind) == 1


def title_of(slide: Any) -> str:
    return next(
        str(s.text_frame.text)
        for s in slide.placeholders
        if "TITLE" in str(s.placeholder_format.type) and "SUB" not in str(s.placeholder_format.type)
    )


@pytest.mark.parametrize("lang", LANGS)
def test_no_title_has_two_counters(lang: Lang) -> None:
    for slide in read(lang).slides:
        assert len(re.findall(r"[（(]\d+/\d+[）)]", title_of(slide))) <= 1


def test_the_sources_hold_every_fact_with_number_paragraph_and_passage() -> None:
    told = "\n".join(texts(slide) for slide in read("zh").slides if is_hidden(slide))
    names = {
        name
        for item in VIEWS
        for block in shown(committed(), item.view, "zh").blocks
        for name in block.table["fact_id"]
    }
    assert names >= {e.id for kind in ("reward", "instrument") for e in committed().of_kind(kind)}
    assert not names & {entry.id for entry in committed().of_kind("named")}
    for name in names:
        entry = committed().entries[name]
        assert " … ".join(entry.fact.evidence.quote) in told, name
        assert entry.source.number == "not_stated" or entry.source.number in told


def test_a_chart_of_thousands_of_facts_says_what_its_sources_leave_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lib.exports.slides.behind.MOST", 1)
    made = small(
        DeckItem(page="counts"),
        panjin=[count(f"c{n}", n) for n in range(40)],
        xuchang=[count("a", 7)],
    )
    told = "\n".join(texts(slide) for slide in made.slides if is_hidden(slide))
    assert re.search(r"另有\d+项未列在本页", told)


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_has_notes_with_caveats_passages_and_a_question(lang: Lang) -> None:
    found = drawn(read(lang))
    assert len(found) > 20
    for slide in found:
        told = slide.notes_slide.notes_text_frame.text
        for heading in ("caveats", "question"):
            assert text(f"slides_notes_{heading}", lang) in told
    with_passages = [
        text("slides_notes_passages", lang) in slide.notes_slide.notes_text_frame.text
        for slide in found
    ]
    # A slide on which nothing is stated has no passages.
    assert sum(with_passages) > 0.9 * len(found)


def test_the_answer_says_what_would_make_figures_comparable() -> None:
    made = small(
        DeckItem(page="counts", notes="先讲这个"),
        panjin=[count("a", 5)],
        xuchang=[count("a", 7, as_of="2012")],
    )
    told = drawn(made)[0].notes_slide.notes_text_frame.text
    assert "先讲这个" in told
    assert "补录许昌2019年以后的数据" in told
    # Two provinces recognise them, which no further document changes.
    assert text("slides_answer_comparable", "zh") not in told
    alike = small(
        DeckItem(page="counts"),
        panjin=[count("a", 5, level="national")],
        xuchang=[count("a", 7, level="national")],
    )
    told = drawn(alike)[0].notes_slide.notes_text_frame.text
    assert text("slides_answer_comparable", "zh") in told


@pytest.mark.parametrize("lang", LANGS)
def test_notes_speak_of_what_stands_on_the_slide(lang: Lang) -> None:
    for slide in drawn(read(lang)):
        told = slide.notes_slide.notes_text_frame.text
        assert text("slides_mark_tick", lang) not in told
        has_chart = any(shape.has_chart for shape in slide.shapes)
        assert (text("slides_notes_editing", lang) in told) == has_chart
        assert "1 more are" not in told


def test_long_caveats_are_told_in_full_behind_the_chart() -> None:
    for lang in LANGS:
        block = shown(committed(), View("value"), lang).blocks[0]
        made = opened(slides.write(committed(), deck(DeckItem(page="value")), lang, "4:3"))
        first, *_ = drawn(made)
        assert block.words.notes[0] in texts(first)
        assert text("slides_more_caveats", lang).strip() in texts(first)
        hidden = "\n".join(texts(slide) for slide in made.slides if is_hidden(slide))
        told = first.notes_slide.notes_text_frame.text
        for note in filter(None, block.words.notes):
            assert note in hidden
            assert note in told


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", ["budget", "value"])
def test_the_arithmetic_of_what_is_reckoned_stands_in_the_notes_and_behind_the_chart(
    page: str, lang: Lang
) -> None:
    new = "key_laboratory.municipal:2"
    budget = {"home": "dingxi", "tiers": "xuchang", "types": "key_laboratory", "new": new}
    item = DeckItem(page=page, choices=budget if page == "budget" else {})
    block = shown(committed(), item.view, lang).blocks[0]
    assert block.derivation
    made = opened(slides.write(committed(), deck(item), lang))
    first, *_ = drawn(made)
    hidden = "\n".join(texts(slide) for slide in made.slides if is_hidden(slide))
    told = first.notes_slide.notes_text_frame.text
    for line in block.derivation:
        assert line in hidden
        assert line in told


# Languages


def test_a_chinese_deck_has_no_english_sentence() -> None:
    for slide in read("zh").slides:
        told = (
            texts(slide) + slide.notes_slide.notes_text_frame.text
            if slide.has_notes_slide
            else texts(slide)
        )
        assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}", told)


def test_an_english_deck_has_chinese_in_passages_and_document_numbers_only() -> None:
    for slide in read("en").slides:
        if is_hidden(slide):
            continue
        told = re.sub(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号", "", texts(slide))
        assert not re.search(r"[\u4e00-\u9fff]", told), told


# Decks


def test_a_title_of_the_deck_takes_the_place_of_the_headline() -> None:
    item = DeckItem(page="counts", title="本市的差距")
    made = small(item, panjin=[count("a", 5)])
    assert "本市的差距" in texts(drawn(made)[0])


def test_a_view_with_nothing_to_show_and_a_page_there_is_not_say_so() -> None:
    made = small(DeckItem(page="rewards"), DeckItem(page="nowhere"), panjin=[count("a", 5)])
    told = [texts(slide) for slide in made.slides]
    assert any(text("nothing_stated", "zh") in words for words in told)
    assert any(text("slides_no_page", "zh", page="nowhere") in words for words in told)


def test_a_deck_of_no_documents_is_still_a_deck() -> None:
    empty: Catalogue = of_documents({})
    package = slides.write(empty, deck(DeckItem(page="counts")), "en")
    assert ooxml.problems(package) == []


def test_a_title_that_xml_cannot_hold_plain_is_held() -> None:
    item = DeckItem(page="counts", title='a < b & "c"')
    made = small(item, panjin=[count("a", 5)])
    assert 'a < b & "c"' in texts(drawn(made)[0])


def test_many_jurisdictions_and_long_names_stay_on_their_slides() -> None:
    places = [p for p in committed().dataset.jurisdictions.values() if p.tier == "prefecture"][:24]
    facts = {place.id: [count("a", 5 + n)] for n, place in enumerate(places)}
    package = slides.write(
        catalogue(**facts),
        deck(DeckItem(page="counts"), DeckItem(page="comparison"), title="很长的标题" * 60),
        "zh",
        "4:3",
    )
    made = opened(package)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= made.slide_height
            assert shape.left + shape.width <= made.slide_width
    told = "\n".join(texts(slide) for slide in drawn(made))
    assert all(place.label("zh") in told for place in places)
    hidden = "\n".join(texts(slide) for slide in made.slides if is_hidden(slide))
    assert all(f"{place.id}〔2020〕1号" in hidden for place in places)


def options(**given: Any) -> argparse.Namespace:
    usual = {"what": "slides", "data_dir": DATA, "deck": None, "ratio": None, "lang": "zh"}
    return argparse.Namespace(**{**usual, **given})


def test_the_command_writes_the_curated_deck(tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "deck.pptx"
    assert command.run(committed().dataset, options(out=out)) == 0
    curated = decks(DATA / "decks")["default"]
    assert words(curated.title, "zh") in capsys.readouterr().out
    made = opened(out.read_bytes())
    assert len(drawn(made)) >= len(curated.views)


def test_the_command_tells_an_unknown_deck_and_writes_nothing(tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "deck.pptx"
    assert command.run(committed().dataset, options(out=out, deck="nowhere")) == 2
    assert "nowhere" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "deck.pptx"
    assert command.run(committed().dataset, options(out=out)) == 2
    assert str(out) in capsys.readouterr().err


def test_a_folder_is_told_apart_from_a_file(tmp_path: Path, capsys: Any) -> None:
    assert command.run(committed().dataset, options(out=tmp_path)) == 2
    assert capsys.readouterr().err.strip() == text("cli.export_folder", "zh", path=tmp_path)


def test_widths_count_the_room_between_scripts() -> None:
    style = Style(12)
    plain = wide("重点实验室", style)
    assert wide("重点7实验室", style) > plain + 12 * 0.5 / SLACK


@pytest.mark.parametrize("weight", [400, 700])
def test_a_face_eight_percent_wider_fits_too(weight: int) -> None:
    words = "Provincial engineering technology research centre"
    style = Style(12, is_bold=weight == 700)
    assert wide(words, style) >= text_width(words, 12, weight) * 1.08


# In an office program


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_and_converts_the_deck(tmp_path: Path) -> None:
    source = tmp_path / "deck.pptx"
    source.write_bytes(slides.write(committed(), deck(VIEWS[1], VIEWS[0]), "zh"))
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{font_file().parent}</dir></fontconfig>")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=180,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip
    assert (tmp_path / "deck.pdf").read_bytes().startswith(b"%PDF")
