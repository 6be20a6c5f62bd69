"""The figures of Chinese documents are read as a reader reads them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

import pytest
from conftest import DataFolder
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.figures import (
    Bound,
    Found,
    NotAFigureError,
    Unread,
    occurrences,
    parse_figure,
    read,
    same_figure,
    scan,
    whole_figure,
)
from lib.figures.numerals import numeral_value
from lib.model import document
from lib.script import simplify
from lib.wording import LANGS
from lib.wording.problems import render

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
    ("1亿2千万元", 120_000_000, None, "exact", "money", "元"),
    ("1亿2000万元", 120_000_000, None, "exact", "money", "元"),
    ("1亿零500万元", 105_000_000, None, "exact", "money", "元"),
    ("3万5千元", 35_000, None, "exact", "money", "元"),
    ("三点五亿元", 350_000_000, None, "exact", "money", "元"),
    ("两点五亿元", 250_000_000, None, "exact", "money", "元"),
    ("五點三億元", 530_000_000, None, "exact", "money", "元"),
    ("3点5亿元", 350_000_000, None, "exact", "money", "元"),
    ("两千家", 2000, None, "exact", "count", "家"),
    ("三千万元", 30_000_000, None, "exact", "money", "元"),
    ("一百○五家", 105, None, "exact", "count", "家"),
    ("一百零五家", 105, None, "exact", "count", "家"),
    ("一百0五家", 105, None, "exact", "count", "家"),
    ("一〇五家", 105, None, "exact", "count", "家"),
    ("廿五家", 25, None, "exact", "count", "家"),
    ("卅家", 30, None, "exact", "count", "家"),
    ("1O家", 10, None, "exact", "count", "家"),
    ("1oO家", 100, None, "exact", "count", "家"),
    ("2〇家", 20, None, "exact", "count", "家"),
    ("1 000万元", 10_000_000, None, "exact", "money", "元"),
    ("1，000家", 1000, None, "exact", "count", "家"),
    ("２，０００家", 2000, None, "exact", "count", "家"),
    ("1,234,567元", 1_234_567, None, "exact", "money", "元"),
    ("貳拾伍萬元", 250_000, None, "exact", "money", "元"),
    ("參拾萬元", 300_000, None, "exact", "money", "元"),
    ("壹仟贰佰万元", 12_000_000, None, "exact", "money", "元"),
    ("3个半", Decimal("3.5"), None, "exact", "count", "个"),
    ("100万人民币", 1_000_000, None, "exact", "money", "人民币"),
    ("3起", 3, None, "exact", "count", "起"),
    ("３　家", 3, None, "exact", "count", "家"),
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
    ("上百家", 100, None, "at_least", "count", "家"),
    ("上千万元", 10_000_000, None, "at_least", "money", "元"),
    ("过亿元", 100_000_000, None, "at_least", "money", "元"),
    ("100+家", 100, None, "at_least", "count", "家"),
    ("100家＋", 100, None, "at_least", "count", "家"),
    ("3千余万元", 30_000_000, None, "at_least", "money", "元"),
    ("十余万元", 100_000, None, "at_least", "money", "元"),
    ("100万起", 1_000_000, None, "at_least", "count", ""),
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
    ("未达到50家", 50, None, "up_to", "count", "家"),
    # about
    ("20来家", 20, None, "about", "count", "家"),
    ("十来家", 10, None, "about", "count", "家"),
    ("一千来万元", 10_000_000, None, "about", "money", "元"),
    ("近百家", 100, None, "about", "count", "家"),
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
    ("10~20万元", 100_000, 200_000, "range", "money", "元"),
    ("10万元到20万元", 100_000, 200_000, "range", "money", "元"),
    ("10－20%", 10, 20, "range", "percent", "%"),
    ("百分之二十至三十", 20, 30, "range", "percent", ""),
    ("三至五万元", 30_000, 50_000, "range", "money", "元"),
    ("三至五百家", 300, 500, "range", "count", "家"),
    ("一百至三百家", 100, 300, "range", "count", "家"),
    ("5000至1万元", 5000, 10_000, "range", "money", "元"),
    ("20万元（含）至50万元", 200_000, 500_000, "range", "money", "元"),
    ("20万元以上50万元以下", 200_000, 500_000, "range", "money", "元"),
    ("20万元以上、50万元以下", 200_000, 500_000, "range", "money", "元"),
    ("20万元以上（含20万元）50万元以下", 200_000, 500_000, "range", "money", "元"),
    ("20以上50万元以下", 200_000, 500_000, "range", "money", "元"),
    ("不低于20万元且不超过50万元", 200_000, 500_000, "range", "money", "元"),
    ("最低20万元，最高50万元", 200_000, 500_000, "range", "money", "元"),
    ("大于5家小于10家", 5, 10, "range", "count", "家"),
    # percentages and times
    ("百分之三点五", Decimal("3.5"), None, "exact", "percent", ""),
    ("千分之五", Decimal("0.5"), None, "exact", "percent", ""),
    ("5‰", Decimal("0.5"), None, "exact", "percent", "‰"),
    ("三成", 30, None, "exact", "percent", "成"),
    ("三成五", 35, None, "exact", "percent", "成"),
    ("两成半", 25, None, "exact", "percent", "成"),
    ("四分之三", 75, None, "exact", "percent", ""),
    ("一半", 50, None, "exact", "percent", ""),
    ("近三成", 30, None, "about", "percent", "成"),
    ("一年半", Decimal("1.5"), None, "exact", "time", "年"),
    ("3个半月", Decimal("3.5"), None, "exact", "time", "个"),
    # other quantities, which no count and no amount can be
    ("3倍", 3, None, "exact", "other", "倍"),
    ("500万美元", 5_000_000, None, "exact", "other", "美元"),
    ("300平方米", 300, None, "exact", "other", "平方米"),
    ("500强", 500, None, "exact", "other", "强"),
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
    ["", "几十家", "数百万元", "三五家", "二百五家", "三万五家", "第二批", "50万元、20万元", "若干",
     "家", "5-家-3", "多家", "百家争鸣", "至少3家以内", "未必超过3家", "第3至5条", "0123家",
     ".5家"],
)  # fmt: skip
def test_words_with_no_or_two_readings_are_refused(text: str) -> None:
    with pytest.raises(NotAFigureError):
        parse_figure(text)


UNREAD = [
    # words, what of them cannot be read, why
    ("建成几十家", "几十家", "vague"),
    ("好几百万元", "好几百万元", "vague"),
    ("数十家企业", "数十家", "vague"),
    ("十几亿元", "十几亿元", "vague"),
    ("若干倍", "若干倍", "vague"),
    ("成百上千家", "成百上千家", "vague"),
    ("总量翻一番", "翻一番", "vague"),
    ("10至几十家", "10至几十家", "vague"),
    ("三五家", "三五家", "two_readings"),
    ("两三百万元", "两三百万元", "two_readings"),
    ("三万五元", "三万五元", "two_readings"),
    ("5，200万元", "5，200万元", "two_readings"),
    ("2个亿", "2个", "two_readings"),
    ("3个半工厂", "3个半", "two_readings"),
    ("1,0000家", "1,0000", "broken"),
    ("1234,567元", "1234,567", "broken"),
    ("0123家", "0123家", "broken"),
    ("3·5亿元", "3·5亿", "broken"),
    ("1\u200b46家", "1\u200b46", "broken"),
    ("8+3产业", "8+3", "broken"),
    ("1/3家", "1/3", "broken"),
    ("100±5家", "100±5", "broken"),
    ("10—5家", "10—5家", "broken"),
    ("三分之一", "三分之一", "inexact"),
    ("50万元的3倍", "50万元", "changed"),
    ("按50万元加倍", "50万元", "changed"),
    ("5家翻一番", "5家", "changed"),
    ("10家的50%", "10家", "changed"),
    ("50万元×3", "50万元", "changed"),
    ("50万元的8折", "50万元", "changed"),
    ("2倍于50万元", "50万元", "changed"),
]


@pytest.mark.parametrize(("text", "words", "reason"), UNREAD)
def test_a_quantity_that_cannot_be_read_is_told_with_its_place_and_reason(
    text: str, words: str, reason: str
) -> None:
    unread = read(text).unread
    assert (words, reason) in {(text[item.start : item.end], item.reason) for item in unread}
    spans = [(item.start, item.end) for item in unread]
    for found in scan(text):
        assert all(found.end <= start or end <= found.start for start, end in spans)


def figures_of(text: str) -> list[tuple[str, float, set[str]]]:
    return [
        (text[found.start : found.end], float(found.figure.value), set(found.bounds))
        for found in scan(text)
    ]


def test_a_bound_word_beside_a_figure_counts_though_it_stands_outside() -> None:
    assert figures_of("重点实验室不低于20万元的经费") == [("20万元", 200_000, {"at_least"})]
    assert figures_of("达到160家左右") == [("160家", 160, {"about"})]


def test_years_ordinals_and_words_with_numerals_are_no_counts() -> None:
    assert [words for words, _, _ in figures_of("统一部署,第61号提案,一流平台,2016年10多家")] == [
        "2016年",
        "10多家",
    ]


def test_figures_in_a_list_share_the_unit_at_its_end_and_the_bound_at_its_start() -> None:
    assert figures_of("分别给予最高50、20、5万元") == [
        ("50", 500_000, {"up_to"}),
        ("20", 200_000, {"up_to", "exact"}),
        ("5万元", 50_000, {"up_to", "exact"}),
    ]


def test_a_list_of_amounts_is_read_one_by_one() -> None:
    assert [value for _, value, _ in figures_of("分别给予50万元、20万元、5万元奖励")] == [
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


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_chinese_numeral_is_read_as_the_number_it_spells(number: int) -> None:
    assert numeral_value(spell(number)) == number


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["家", "个", "万元", "亿元"]))
def test_every_arabic_figure_is_read_as_its_number(number: int, unit: str) -> None:
    scale = {"万元": 10_000, "亿元": 100_000_000}.get(unit, 1)
    assert parse_figure(f"{number}{unit}").value == number * scale
    assert parse_figure(f"{number:,}{unit}").value == number * scale


@settings(deadline=None)
@given(st.text())
def test_scanning_any_text_never_fails_and_stays_within_it(text: str) -> None:
    for found in scan(text):
        assert 0 <= found.start < found.needed <= found.end <= len(text)


@settings(deadline=None)
@given(st.text())
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_the_bounds_read_are_those_that_facts_have() -> None:
    assert get_args(Bound) == get_args(document.Bound)


# A figure at its places in a text


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("五家", "一百○五家"), ("五家", "廿五家"), ("O家", "1O家"), ("1", "1O家"),
        ("五亿元", "三点五亿元"), ("三点五", "三点五亿元"), ("2000万元", "1亿2000万元"),
        ("1亿", "1亿2000万元"), ("百分之三", "百分之三点五"), ("三", "百分之三点五"),
        ("000家", "1，000家"), ("50万元以下", "20万元以上50万元以下"), ("3个", "3个半"),
        ("20万元", "10~20万元"), ("三成", "三成五"), ("万元", "五十万元"), ("百家", "一百家"),
    ],
)  # fmt: skip
def test_a_part_of_a_numeral_is_told_as_cut_short(figure: str, text: str) -> None:
    assert occurrences(figure, f"共{text}的") == [None]


@pytest.mark.parametrize(
    ("figure", "text"),
    [("十家", "数十家"), ("家", "几十家"), ("5家", "1\u200b5家"), ("50万元", "50万元的3倍"),
     ("500家", "1，500家"), ("二家", "十一二家")],
)  # fmt: skip
def test_a_figure_within_words_that_cannot_be_read_is_told_with_them(
    figure: str, text: str
) -> None:
    (item,) = occurrences(figure, f"共{text}的")
    assert isinstance(item, Unread)


def test_a_numeral_without_a_unit_is_read_where_it_is_asked_for() -> None:
    (item,) = occurrences("零", "实现国家重点实验室零的突破")
    assert isinstance(item, Found) and item.figure.value == 0
    assert occurrences("一", "统一部署") == []
    assert occurrences("5家", "建成6家") == occurrences("", "建成6家") == []


def test_each_place_of_a_figure_is_read_with_the_words_beside_it() -> None:
    found = occurrences("5家", "至少5家,已有5家,不足5家")
    bounds = [item.figure.bound for item in found if isinstance(item, Found)]
    assert bounds == ["at_least", "exact", "up_to"]


# Checked facts


@dataclass(frozen=True)
class Told:
    """A figure in a quote, the fact that was made of it, and what ``check`` has to tell."""

    figure: str
    value: str
    bound: str = "exact"
    code: str = ""


COUNTS = [
    Told("一百○五家", "105"), Told("一百○五家", "5", code="figure.value"),
    Told("廿五家", "25"), Told("廿五家", "5", code="figure.value"),
    Told("1O家", "10"), Told("1O家", "1", code="figure.value"),
    Told("3个半", "3", code="figure.value"), Told("3个半", "4", code="figure.value"),
    Told("20来家", "20", "about"), Told("20来家", "20", code="figure.bound"),
    Told("上百家", "100", "at_least"), Told("上百家", "100", code="figure.bound"),
    Told("突破100家", "100", "at_least"), Told("突破100家", "100", code="figure.bound"),
    Told("100+家", "100", "at_least"), Told("100+家", "100", code="figure.bound"),
    Told("≥100家", "100", "at_least"), Told("≥100家", "100", code="figure.bound"),
    Told("≤100家", "100", "up_to"), Told("多达100家", "100"),
    Told("不得低于5家", "5", "at_least"), Told("不得低于5家", "5", "up_to", "figure.bound"),
    Told("至少5家以内", "5", "at_least", "figure.bounds_contradict"),
    Told("数十家", "10", code="figure.unsure"), Told("5家翻一番", "5", code="figure.unsure"),
    Told("三分之一", "1", code="figure.unsure"), Told("1,0000家", "1", code="figure.unsure"),
    Told("3倍", "3", code="figure.kind"), Told("500强", "500", code="figure.kind"),
]  # fmt: skip


@pytest.mark.parametrize("told", COUNTS, ids=str)
def test_a_count_is_held_against_the_words_of_its_figure(data: DataFolder, told: Told) -> None:
    fact = f"""counts:
  - id: tried
    types: [key_laboratory]
    level: provincial
    value: {told.value}
    bound: {told.bound}
    measure: stock
    status: actual
    as_of: 2020
    evidence: {{paragraph: 1, quote: ["省级重点实验室{told.figure}"], figure: "{told.figure}"}}
"""
    expect(data, "counts:\n", fact, told)


REWARDS = [
    Told("不得超过500万元", "max_cny: 5_000_000", "up_to"),
    Told("不得超过500万元", "min_cny: 5_000_000", "at_least", "figure.bound"),
    Told("不得低于50万元", "min_cny: 500_000", "at_least"),
    Told("不得低于50万元", "max_cny: 500_000", "up_to", "figure.bound"),
    Told("最高奖补500万元", "max_cny: 5_000_000", "up_to"),
    Told("最高额度为500万元", "max_cny: 5_000_000", "up_to"),
    Told("最高限额500万元", "max_cny: 5_000_000", "up_to"),
    Told("500万元（最高）", "max_cny: 5_000_000", "up_to"),
    Told("500万元（最高）", "min_cny: 5_000_000, max_cny: 5_000_000", code="figure.bound"),
    Told("三点五亿元", "min_cny: 350_000_000, max_cny: 350_000_000"),
    Told("三点五亿元", "min_cny: 500_000_000, max_cny: 500_000_000", code="figure.value"),
    Told("两点五亿元", "min_cny: 250_000_000, max_cny: 250_000_000"),
    Told("1亿2000万元", "min_cny: 120_000_000, max_cny: 120_000_000"),
    Told("1亿2000万元", "min_cny: 20_000_000, max_cny: 20_000_000", code="figure.value"),
    Told("20万元以上50万元以下", "min_cny: 200_000, max_cny: 500_000", "range"),
    Told("20万元以上50万元以下", "min_cny: 200_000", "at_least", "figure.value"),
    Told("500万美元", "min_cny: 5_000_000, max_cny: 5_000_000", code="figure.kind"),
    Told("50万元的3倍", "min_cny: 500_000, max_cny: 500_000", code="figure.unsure"),
]


@pytest.mark.parametrize("told", REWARDS, ids=str)
def test_an_amount_is_held_against_the_words_of_its_figure(data: DataFolder, told: Told) -> None:
    amount = f"{{kind: fixed, {told.value}, bound: {told.bound}}}"
    expect(data, "rewards:\n", reward(amount, f"一次性奖励{told.figure}", told.figure), told)


SHARES = [
    Told("百分之三点五", "3.5"), Told("百分之三点五", "3", code="figure.value"),
    Told("千分之五", "0.5"), Told("千分之五", "5", code="figure.value"),
    Told("三成", "30"), Told("三成五", "30", code="figure.value"),
]  # fmt: skip


@pytest.mark.parametrize("told", SHARES, ids=str)
def test_a_share_is_held_against_the_words_of_its_figure(data: DataFolder, told: Told) -> None:
    amount = f"{{kind: share, percent: {told.value}, of: {{zh: 投入, en: spending}}}}"
    quote = f"按投入的{told.figure}一次性补助"
    expect(data, "rewards:\n", reward(amount, quote, told.figure), told)


def reward(amount: str, quote: str, figure: str) -> str:
    return f"""rewards:
  - id: tried
    types: [key_laboratory]
    level: provincial
    amount: {amount}
    frequency: one_off
    trigger: newly_recognised
    nature: award
    evidence: {{paragraph: 1, quote: ["省级重点实验室{quote}"], figure: "{figure}"}}
"""


def expect(data: DataFolder, where: str, fact: str, told: Told) -> None:
    data.edit(data.river, where, fact)
    problems = data.problems()
    assert [problem.code for problem in problems] == ([told.code] if told.code else [])
    for problem in problems:
        assert problem.path == data.river
        for lang in LANGS:
            assert told.figure in render(problem, lang)


def test_a_bound_that_words_contradict_is_left_to_the_coder_who_marks_it(data: DataFolder) -> None:
    fact = """counts:
  - id: tried
    types: [key_laboratory]
    level: provincial
    value: 5
    bound: at_least
    measure: stock
    status: actual
    as_of: 2020
    reading: {bound: ambiguous}
    note: {zh: 原文矛盾, en: the text contradicts itself}
    evidence: {paragraph: 1, quote: [省级重点实验室至少5家以内], figure: 5家}
"""
    data.edit(data.river, "counts:\n", fact)
    assert not data.problems()


# One figure, written in two ways


@pytest.mark.parametrize(
    ("one", "other"),
    [("100万", "100萬元"), ("一百万元", "100万元"), ("146家", "一百四十六家"), ("30%", "三成"),
     ("百分之三十", "30％"), ("1亿2000万元", "1.2亿元"), ("10至20万元", "10万元—20万元"),
     ("不超过5家", "五家"), ("2020年", "二〇二〇年")],
)  # fmt: skip
def test_one_figure_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert same_figure(parse_figure(one), parse_figure(other))
    assert same_figure(parse_figure(other), parse_figure(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("5家", "5项"), ("30%", "30家"), ("100万元", "100万美元"), ("5至10家", "5家"),
     ("3年", "3个月"), ("100万元", "10万元")],
)  # fmt: skip
def test_figures_of_different_things_are_not_the_same(one: str, other: str) -> None:
    assert not same_figure(parse_figure(one), parse_figure(other))


def test_words_are_a_figure_only_as_a_whole() -> None:
    for words in (
        "146家",
        "一百万元",
        " 100万 ",
        "不低于20万元",
        "500万元（最高）",
        "零",
        "至少约100家",
    ):
        assert whole_figure(words), words
    for words in ("重点实验室5家", "5家实验室", "家", "", "几十家", "5家、6家", "第5家"):
        assert whole_figure(words) is None, words
