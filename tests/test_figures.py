"""The figures of Chinese documents are read as a reader reads them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.figures import NotAFigureError, parse_figure, scan
from lib.figures.numerals import numeral_value
from lib.script import simplify

FIGURES = [
    # figure, value, upper end, bound, kind, unit
    ("146家", 146, None, "exact", "count", "家"),
    ("5个", 5, None, "exact", "count", "个"),
    ("235", 235, None, "exact", "count", ""),
    ("200家", 200, None, "exact", "count", "家"),
    ("1.5万项", 15_000, None, "exact", "count", "项"),
    ("4098.22万元", 40_982_200, None, "exact", "money", "元"),
    ("2922万元", 29_220_000, None, "exact", "money", "元"),
    ("100万元", 1_000_000, None, "exact", "money", "元"),
    ("1,000万元", 10_000_000, None, "exact", "money", "元"),
    ("3千万元", 30_000_000, None, "exact", "money", "元"),
    ("５０家", 50, None, "exact", "count", "家"),
    ("１．５万项", 15_000, None, "exact", "count", "项"),
    ("零", 0, None, "exact", "count", ""),
    ("两家", 2, None, "exact", "count", "家"),
    ("十五个", 15, None, "exact", "count", "个"),
    ("一百二十家", 120, None, "exact", "count", "家"),
    ("一百〇五家", 105, None, "exact", "count", "家"),
    ("壹佰万元", 1_000_000, None, "exact", "money", "元"),
    ("一亿二千万元", 120_000_000, None, "exact", "money", "元"),
    # a lower end
    ("3家以上", 3, None, "at_least", "count", "家"),
    ("3家及以上", 3, None, "at_least", "count", "家"),
    ("3家（含）以上", 3, None, "at_least", "count", "家"),
    ("140多家", 140, None, "at_least", "count", "家"),
    ("30余家", 30, None, "at_least", "count", "家"),
    ("10多家", 10, None, "at_least", "count", "家"),
    ("二十余家", 20, None, "at_least", "count", "家"),
    ("百余家", 100, None, "at_least", "count", "家"),
    ("万余家", 10_000, None, "at_least", "count", "家"),
    ("3万多元", 30_000, None, "at_least", "money", "元"),
    ("1.5万余元", 15_000, None, "at_least", "money", "元"),
    ("一百多万元", 1_000_000, None, "at_least", "money", "元"),
    ("不低于20万元", 200_000, None, "at_least", "money", "元"),
    ("不少于3家", 3, None, "at_least", "count", "家"),
    ("至少3家", 3, None, "at_least", "count", "家"),
    ("超过100家", 100, None, "at_least", "count", "家"),
    ("逾百家", 100, None, "at_least", "count", "家"),
    # an upper end
    ("最高500万元", 5_000_000, None, "up_to", "money", "元"),
    ("最高给予500万元", 5_000_000, None, "up_to", "money", "元"),
    ("最高不超过50万元", 500_000, None, "up_to", "money", "元"),
    ("不超过50万元", 500_000, None, "up_to", "money", "元"),
    ("未超过3家", 3, None, "up_to", "count", "家"),
    ("50万元以内", 500_000, None, "up_to", "money", "元"),
    ("20家以下", 20, None, "up_to", "count", "家"),
    ("上限为20万元", 200_000, None, "up_to", "money", "元"),
    ("不足3家", 3, None, "up_to", "count", "家"),
    # about
    ("160家左右", 160, None, "about", "count", "家"),
    ("100家上下", 100, None, "about", "count", "家"),
    ("约35亿元", 3_500_000_000, None, "about", "money", "元"),
    ("大约30家", 30, None, "about", "count", "家"),
    ("近20所", 20, None, "about", "count", "所"),
    # a range
    ("5-10家", 5, 10, "range", "count", "家"),
    ("5—10家", 5, 10, "range", "count", "家"),
    ("5～10家", 5, 10, "range", "count", "家"),
    ("三至五家", 3, 5, "range", "count", "家"),
    ("5至10万元", 50_000, 100_000, "range", "money", "元"),
    ("20万-50万元", 200_000, 500_000, "range", "money", "元"),
    ("5万元至10万元", 50_000, 100_000, "range", "money", "元"),
    # percentages and times
    ("15%", 15, None, "exact", "percent", "%"),
    ("１２．５％", Decimal("12.5"), None, "exact", "percent", "%"),
    ("百分之三十", 30, None, "exact", "percent", ""),
    ("2020年", 2020, None, "exact", "time", "年"),
    ("二〇二〇年", 2020, None, "exact", "time", "年"),
    # traditional characters
    ("3萬元", 30_000, None, "exact", "money", "元"),
    ("1億元", 100_000_000, None, "exact", "money", "元"),
    ("30餘家", 30, None, "at_least", "count", "家"),
    ("146個", 146, None, "exact", "count", "个"),
    ("約35億元", 3_500_000_000, None, "about", "money", "元"),
    # words that only look like bounds
    ("签约20家", 20, None, "exact", "count", "家"),
    ("附近3家", 3, None, "exact", "count", "家"),
]


@pytest.mark.parametrize(("text", "value", "value_max", "bound", "kind", "unit"), FIGURES)
def test_a_figure_is_read_with_its_value_bound_kind_and_unit(
    text: str, value: int, value_max: int | None, bound: str, kind: str, unit: str
) -> None:
    figure = parse_figure(text)
    assert figure.value == value
    assert figure.value_max == value_max
    assert (figure.bound, figure.kind, figure.unit) == (bound, kind, unit)


@pytest.mark.parametrize(
    "text",
    ["", "几十家", "数百万元", "三五家", "二百五家", "三万五家", "第二批", "1亿2千万元",
     "50万元、20万元", "若干", "家", "5-家-3"],
)  # fmt: skip
def test_words_with_no_or_two_readings_are_refused(text: str) -> None:
    with pytest.raises(NotAFigureError):
        parse_figure(text)


def read(text: str) -> list[tuple[str, float, set[str]]]:
    return [
        (text[found.start : found.end], float(found.figure.value), set(found.bounds))
        for found in scan(text)
    ]


def test_a_bound_word_beside_a_figure_counts_though_it_stands_outside() -> None:
    assert read("重点实验室不低于20万元的经费") == [("20万元", 200_000, {"at_least"})]
    assert read("达到160家左右") == [("160家", 160, {"about"})]


def test_years_ordinals_and_words_with_numerals_are_no_counts() -> None:
    assert [words for words, _, _ in read("统一部署,第61号提案,一流平台,2016年10多家")] == [
        "2016年",
        "10多家",
    ]


def test_figures_in_a_list_share_the_unit_at_its_end_and_the_bound_at_its_start() -> None:
    assert read("分别给予最高50、20、5万元") == [
        ("50", 500_000, {"up_to"}),
        ("20", 200_000, {"up_to", "exact"}),
        ("5万元", 50_000, {"up_to", "exact"}),
    ]


def test_a_list_of_amounts_is_read_one_by_one() -> None:
    assert [value for _, value, _ in read("分别给予50万元、20万元、5万元奖励")] == [
        500_000,
        200_000,
        50_000,
    ]


def spell(number: int) -> str:
    """The usual Chinese numeral, written independently of the parser."""
    if number == 0:
        return "零"
    digits = "零一二三四五六七八九"
    sections = []
    for unit in ("", "万", "亿"):
        number, section = divmod(number, 10_000)
        sections.append((section, unit))
    text = ""
    for section, unit in reversed(sections):
        if not section:
            continue
        part, pending_zero = "", False
        for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = section // size % 10
            if digit:
                zero = "零" if pending_zero and part else ""
                part += zero + digits[digit] + name
            pending_zero = not digit
            if not digit and part:
                pending_zero = True
        if text and section < 1000:
            part = "零" + part
        text += part + unit
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_chinese_numeral_is_read_as_the_number_it_spells(number: int) -> None:
    assert numeral_value(spell(number)) == number


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["家", "个", "万元", "亿元"]))
def test_every_arabic_figure_is_read_as_its_number(number: int, unit: str) -> None:
    scale = {"万元": 10_000, "亿元": 100_000_000}.get(unit, 1)
    assert parse_figure(f"{number}{unit}").value == number * scale
    assert parse_figure(f"{number:,}{unit}").value == number * scale


@given(st.text())
def test_scanning_any_text_never_fails_and_stays_within_it(text: str) -> None:
    for found in scan(text):
        assert 0 <= found.start < found.needed <= found.end <= len(text)


@given(st.text())
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplify(text)) == len(text)
