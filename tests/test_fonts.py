"""The product's own font draws every character there is, and its metrics break lines well."""

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from catalogues import DATA, ROOT, committed
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from lib.fonts.metrics import font_file, missing_characters, text_width, unbroken_width, wrap
from lib.fonts.subset import characters_of, font_data_uri, font_subset

TEXTS = [*sorted(DATA.rglob("*.yaml")), *sorted((ROOT / "lib" / "wording").glob("*.yaml"))]
OPENING, CLOSING = "（《“〔", "，。、；：）》”〕％"

words = st.text(
    st.sampled_from("国家级重点实验室（）《》“”，。、；：abcdeXYZ 0123456789.%—…〔〕\u3000·万元年")
    | st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]),
    max_size=60,
)
sizes = st.integers(9, 40)
widths = st.integers(1, 700)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_the_font_has_a_glyph_for_every_character_of_data_and_wording(file: Path) -> None:
    assert missing_characters(file.read_text(encoding="utf-8")) == ""


def test_both_weights_draw_the_same_characters() -> None:
    regular, bold = (set(TTFont(font_file(weight)).getBestCmap()) for weight in (400, 700))
    assert regular == bold


def test_missing_characters_are_named_once_in_order_and_line_breaks_never() -> None:
    assert missing_characters("国\r\n家\n") == ""
    assert missing_characters("甲\ue000乙\ue001\ue000") == "\ue000\ue001"


def test_a_chinese_character_is_as_wide_as_the_text_is_high() -> None:
    assert text_width("国家级", 20) == pytest.approx(60)
    assert text_width("国家级", 20, 700) == pytest.approx(60)
    assert 0 < text_width("iiii", 20) < text_width("MMMM", 20)
    assert text_width("", 20) == 0


@given(words, words, sizes)
def test_widths_add_up(one: str, other: str, size: int) -> None:
    together = text_width(one, size) + text_width(other, size)
    assert text_width(one + other, size) == pytest.approx(together)


@given(words, sizes, widths, st.sampled_from([400, 700]))
def test_wrapping_loses_no_character_and_keeps_to_the_width(
    text: str, size: int, width: int, weight: int
) -> None:
    lines = wrap(text, size, width, weight)
    assert squeezed("".join(lines)) == squeezed(text)
    for line in lines:
        assert text_width(line, size, weight) <= width + 1e-6 or len(line) == 1
        assert line == line.strip()


@given(words, sizes, st.integers(200, 700))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, size: int, width: int) -> None:
    text = re.sub(r"\s", "", text)
    # A run of marks alone that is wider than a line has to be broken somewhere.
    text = re.sub(rf"[{OPENING}{CLOSING}—…]{{2,}}", "，", text)
    lines = wrap(text, size, width)
    for before, line in pairwise(lines):
        if len(line) > 1 and len(before) > 1 and before[-1] != line[0]:
            assert line[0] not in CLOSING or text_width(before + line[0], size) > width
            assert before[-1] not in OPENING


def test_figures_numbers_and_dates_stay_whole() -> None:
    text = "对新认定的国家级平台给予100万元奖励，截至2018年6月7日共有146家。"
    for width in range(120, 400, 7):
        lines = wrap(text, 14, width)
        for whole in ("100万元", "2018年6月7日", "146家"):
            assert any(whole in line for line in lines), (width, lines)


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("不低于1（2020年）（推定），申报1（2018—2020年）", ["（2020年）", "（推定）"]),
        ("目标 200 · 2018年（见说明）（含以上级）", ["2018年", "（见说明）", "（含以上级）"]),
        ("对连续五年按不低于20万元至30万元给予补助的单位，再给予一次性500万元", ["一次性500万元"]),
        ("推进区间为1000万元至1500万元的奖励", ["1000万元至1500万元"]),
        ("Academician workstation (no level given), see note", ["(no level given)", "see note"]),
        ("at least CNY 200,000 a year, CNY 5 million", ["CNY 200,000", "CNY 5 million"]),
    ],
)  # fmt: skip
def test_short_brackets_and_amounts_stay_whole_wherever_a_line_holds_them(
    text: str, wholes: list[str]
) -> None:
    least = max(text_width(whole, 14) for whole in wholes) + 14
    for width in range(round(least), 500, 3):
        lines = wrap(text, 14, width)
        for whole in wholes:
            assert any(whole in line for line in lines), (width, lines)


def test_a_separator_never_begins_a_line_even_after_a_space() -> None:
    for text in ("目标 ≥10 · 2020年（见说明）", "一次性100万元 · 2019年", "甲・乙 ・ 丙・丁"):
        for width in range(90, 200, 2):
            assert not any(line[0] in "·・" for line in wrap(text, 14, width)), width


def test_what_is_wider_than_a_line_is_taken_apart_at_its_joints_first() -> None:
    assert wrap("1000万元至1500万元", 10, 60) == ["1000万元", "至1500万元"]
    assert wrap("申报1（2018—2020年）（推定）", 10, 60) == [
        "申报1",
        "（2018—",
        "2020年）",
        "（推定）",
    ]
    assert wrap("at least CNY 1 million", 10, 75) == ["at least", "CNY 1 million"]


@pytest.mark.parametrize(
    ("text", "em", "lines"),
    [
        ("工程技术研究中心、企业技术中心", 13, ["工程技术研究中心、", "企业技术中心"]),
        ("有提及，未给数 · 2017年", 8, ["有提及，", "未给数 · 2017年"]),
        ("甲市重点实验室与工程中心：乙县71个（2017年）、丙县8个（2018年）", 26,
         ["甲市重点实验室与工程中心：", "乙县71个（2017年）、丙县8个（2018年）"]),
        ("target 200 (2018), see note (incl. higher levels)", 16,
         ["target 200 (2018),", "see note (incl. higher levels)"]),
    ],
)  # fmt: skip
def test_short_lines_are_balanced_and_broken_where_a_reader_pauses(
    text: str, em: int, lines: list[str]
) -> None:
    assert wrap(text, 10, em * 10) == lines


def test_a_long_paragraph_fills_its_lines_but_leaves_no_single_word_on_the_last() -> None:
    first, *rest, last = wrap("甲乙丙丁戊己庚辛壬癸" * 6 + "子丑", 10, 600)
    assert not rest
    assert text_width(first, 10) >= 530
    assert text_width(last, 10) >= 60


@given(words, sizes, widths)
def test_there_are_no_more_lines_than_the_pieces_need(text: str, size: int, width: int) -> None:
    """Each line with the start of the next would be too wide, or together they are one text."""
    lines = wrap(text, size, width)
    for count in range(2, len(lines)):
        together = " ".join(lines[:count])
        assert len(wrap(together, size, width)) <= count


def test_the_unbroken_width_is_the_least_in_which_nothing_is_taken_apart() -> None:
    text = "目标 13 · 2018年（含以上级）"
    least = unbroken_width(text, 20)
    assert least == pytest.approx(text_width("（含以上级）", 20))
    assert "（含以上级）" in wrap(text, 20, least)
    assert "（含以上级）" not in wrap(text, 20, least - 1)
    assert unbroken_width("", 20) == 0


def test_latin_words_stay_whole_and_only_longer_ones_are_broken() -> None:
    text = "Engineering technology research centre"
    for width in range(100, 400, 9):
        assert " ".join(wrap(text, 13, width)) == text
    assert len(wrap("Donaudampfschifffahrtsgesellschaft", 13, 60)) > 1


@given(words, sizes)
def test_a_text_fits_the_width_it_is_said_to_have(text: str, size: int) -> None:
    text = " ".join(text.split())
    if text:
        assert wrap(text, size, max(1, text_width(text, size))) == [text]


def test_line_breaks_are_kept_blank_text_gives_no_line_and_no_width_is_refused() -> None:
    assert wrap("甲\n乙", 14, 100) == ["甲", "乙"]
    assert wrap(" \u3000", 14, 100) == []
    with pytest.raises(ValueError):
        wrap("甲", 14, 0)


# Subsets


def test_a_subset_holds_exactly_its_characters_with_the_same_widths() -> None:
    wanted = characters_of({"title": "国家级：146家", "customdata": ["县"]})
    for weight in (400, 700):
        cut, whole = TTFont(io.BytesIO(font_subset(wanted, weight))), TTFont(font_file(weight))
        names, all_names = cut.getBestCmap(), whole.getBestCmap()
        assert set(map(chr, names)) == {c for c in wanted if not missing_characters(c)}
        assert "国" in wanted and "县" not in wanted
        for code in map(ord, "国家级：146"):
            assert cut["hmtx"][names[code]] == whole["hmtx"][all_names[code]]
            glyphs = cut["glyf"][names[code]], whole["glyf"][all_names[code]]
            assert glyphs[0].numberOfContours == glyphs[1].numberOfContours


def test_equal_characters_give_equal_bytes_of_a_few_kilobytes() -> None:
    names = "".join(place.zh for place in committed().jurisdictions)
    first = font_subset(characters_of(names))
    assert first == font_subset(characters_of(names[::-1]))
    assert len(first) < 60_000
    assert font_data_uri(characters_of(names)).startswith("data:font/woff;base64,")


def test_texts_are_gathered_from_any_depth_but_not_from_what_is_not_drawn() -> None:
    figure = {"data": [{"text": ["甲"], "customdata": ["乙"]}], "layout": ({"title": "丙\n"},)}
    found = characters_of(figure)
    assert {"甲", "丙"} <= found
    assert not found & {"乙", "\n"}
