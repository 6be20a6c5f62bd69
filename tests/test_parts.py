"""Each part of a chart that is cut is drawn as the whole would be: equal figures equally long."""

from dataclasses import replace
from typing import Any

import pytest
from boxes import are_alike, scales

from lib import theme
from lib.charts.forms import RowsForm, draw, is_stacked, to_cut
from lib.charts.marks import Mark
from lib.charts.rows import Column, Row
from lib.exports.lines import of_cells, of_rows, rows_of
from lib.theme import Size, Words

SIZES = (
    theme.SCREEN_NARROW,
    theme.SCREEN_MEDIUM,
    theme.SCREEN_WIDE,
    theme.SLIDE,
    Size("square", 1080, 20, min_height=1080),
)
COLUMNS = [Column("National", "national"), Column("Provincial", "provincial")]


def bar(value: float, words: str = "") -> tuple[Mark, ...]:
    return (Mark("bar", words or f"{value:g}", value, facts=(f"f{value:g}",)),)


def uneven(**more: bool) -> RowsForm:
    """Rows that by themselves would take scales and widths of very different kinds."""
    rows = [
        Row("First", is_header=True),
        Row("A", (bar(5), bar(20))),
        Row("B", (bar(5), ())),
        Row("Second", is_header=True),
        Row("A name that is much longer than the others", (bar(5), bar(20, "20 " * 12))),
        Row("C", (bar(900, "900 platforms, most of them"), (Mark("word", "not stated"),)), "more"),
    ]
    return RowsForm(COLUMNS, rows, **more)


def layouts(form: RowsForm, size: Size) -> list[dict[str, Any]]:
    """Every row of a form as a part of its own."""
    return [
        draw(replace(form, rows=rows_of([line])), Words("", ""), size).to_plotly_json()["layout"]
        for line in of_rows(form.rows)
    ]


@pytest.mark.parametrize("is_log", [False, True])
@pytest.mark.parametrize("is_scale_shared", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_a_part_of_a_chart_has_the_scales_and_widths_of_the_whole(
    size: Size, is_scale_shared: bool, is_log: bool
) -> None:
    form = uneven(is_scale_shared=is_scale_shared, is_log=is_log)
    cut = to_cut(form)
    whole = draw(cut, Words("", ""), size).to_plotly_json()["layout"]
    assert are_alike([whole, *layouts(cut, size)])
    assert not are_alike([whole, *layouts(form, size)])


def test_equal_figures_of_two_parts_end_at_the_same_pixel() -> None:
    ends = [
        scale.x(5)
        for at in layouts(to_cut(uneven()), theme.SLIDE)
        for heading, scale in scales(at).items()
        if "National" in heading
    ]
    assert len(ends) == 4
    assert len(set(ends)) == 1


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_a_chart_on_one_picture_is_measured_by_what_it_shows(size: Size) -> None:
    form = uneven()
    part = replace(form, rows=form.rows[:3])
    alone = RowsForm(COLUMNS, form.rows[:3])
    words = Words("", "")
    assert draw(part, words, size).to_plotly_json() == draw(alone, words, size).to_plotly_json()


def test_columns_of_a_chart_that_is_cut_stand_side_by_side_where_they_are_wide_enough() -> None:
    form = RowsForm(COLUMNS, [Row("A", (bar(1, "one and more " * 9), bar(2)))])
    assert is_stacked(form, theme.SCREEN_WIDE)
    assert not is_stacked(to_cut(form), theme.SCREEN_WIDE)
    assert is_stacked(to_cut(form), theme.SCREEN_NARROW)
    assert is_stacked(to_cut(form), replace(theme.SCREEN_WIDE, has_columns=False))


def test_cells_put_together_again_are_the_rows_of_a_chart_under_their_headers() -> None:
    rows = [Row("no header", (bar(1), bar(2))), *uneven().rows]
    together = rows_of(of_cells(RowsForm(COLUMNS, rows)))
    names = [row.name for row in together]
    assert list(dict.fromkeys(names)) == [row.name for row in rows]
    assert [names.count(row.name) for row in rows if row.is_header] == [1, 1]
    for row in rows:
        if not row.is_header:
            cells = [one.cells for one in together if one.name == row.name]
            assert tuple(sum(parts, ()) for parts in zip(*cells, strict=True)) == row.cells
