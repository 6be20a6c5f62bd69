"""Passages are found whatever script, variant, width or case their words are typed in."""

import pytest
from catalogues import catalogue, committed, count, five, named
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import search
from lib.script import inner_title, normalise_name, simplify


def found(words: str) -> set[str]:
    """The places of the five documents in which a passage holds the words."""
    return {entry.jurisdiction.id for entry in search.passages(five().entries.values(), words)}


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("重点实验室", "重點實驗室"),  # traditional
        ("重点实验室", "重點試驗室"),  # traditional, with the variant of the Panjin copy
        ("重点实验室", "重点试验室"),  # the variant alone
        ("重点实验室", " 重点 实验室\u3000"),  # white space
        ("50万元", "５０万元"),  # wide digits
        ("50万元", "50萬元"),
        ("技术创新中心", "技術創新中心"),
        ("(包括省市共建", "（包括省市共建"),  # wide brackets
    ],
)
def test_words_in_either_script_variant_width_and_spacing_find_the_same(
    words: str, same: str
) -> None:
    entries = committed().entries.values()
    first = [entry.id for entry in search.passages(entries, words)]
    assert first
    assert [entry.id for entry in search.passages(entries, same)] == first


def test_commas_and_colons_of_either_width_find_the_same() -> None:
    for quote in ("牵头单位:市科技局,市财政局", "牵头单位：市科技局，市财政局"):
        evidence = {"paragraph": 1, "quote": [quote]}
        entries = catalogue(xuchang=[count("some", evidence=evidence)]).entries.values()
        for words in ("单位:市科技局,市", "单位：市科技局，市"):
            assert [entry.fact.id for entry in search.passages(entries, words)] == ["some"]


def test_the_passage_of_a_platform_that_is_only_named_is_found_too() -> None:
    evidence = {"paragraph": 1, "quote": ["组建辽宁省实验室"]}
    entries = catalogue(liaoning=[named("lab", evidence=evidence)]).entries.values()
    assert [entry.id for entry in search.passages(entries, "辽宁省實驗室")] == ["liaoning/lab"]


def test_a_simplified_word_finds_the_traditional_copy_too() -> None:
    assert {"panjin", "xuchang", "dingxi", "liaoning", "chongqing"} == found("重点实验室")
    assert "panjin" in found("工程技术研究中心146家")


@pytest.mark.parametrize("words", ["R&D", "r&d", "Ｒ＆Ｄ"])
def test_letters_are_found_in_either_case_and_width(words: str) -> None:
    evidence = {"paragraph": 1, "quote": ["建设R&D中心"]}
    data = catalogue(xuchang=[count("some", evidence=evidence)])
    assert [e.id for e in search.passages(data.entries.values(), words)] == ["xuchang/some"]


@pytest.mark.parametrize("words", ["100万", "一百万元", "１００萬元", "1,000,000元", "壹佰万元"])
def test_a_figure_finds_the_same_figure_however_it_is_written(words: str) -> None:
    quotes = {
        "simplified": "一次性奖励100万元",
        "chinese": "给予一百万元奖励",
        "bare": "最高100萬",
        "list": "分别给予200、100万元",
        "other": "给予110万元、一百万美元和100家",
    }
    counts = [
        count(name, evidence={"paragraph": 1, "quote": [quote]}) for name, quote in quotes.items()
    ]
    entries = catalogue(xuchang=counts).entries.values()
    found = {entry.fact.id for entry in search.passages(entries, words)}
    assert found - {"other"} == {"simplified", "chinese", "bare", "list"}
    # A bare amount may be one of anything.
    assert "other" not in found or words == "100万"


def test_a_figure_with_other_words_is_looked_for_as_words() -> None:
    evidence = {"paragraph": 1, "quote": ["重点实验室146家"]}
    entries = catalogue(xuchang=[count("some", evidence=evidence)]).entries.values()
    assert search.passages(entries, "一百四十六家")
    assert not search.passages(entries, "重点实验室一百四十六家")
    assert not search.passages(entries, "146项")


@pytest.mark.parametrize("words", ["", " ", "\u3000", "\t\n"])
def test_blank_words_find_nothing(words: str) -> None:
    assert search.passages(committed().entries.values(), words) == []


def test_words_that_stand_nowhere_find_nothing() -> None:
    assert found("月球基地") == set()
    assert found(".*") == set()  # words, not a pattern


def test_words_are_not_found_across_two_fragments() -> None:
    evidence = {"paragraph": 1, "quote": ["工程技术研究中心", "省级71个"]}
    data = catalogue(xuchang=[count("some", evidence=evidence)])
    assert search.passages(data.entries.values(), "研究中心")
    for across in ("中心省级", "中心…省级", "…"):
        assert not search.passages(data.entries.values(), across)


def test_passages_come_in_the_order_given_each_once() -> None:
    entries = list(committed().entries.values())
    hits = [entry.id for entry in search.passages(entries, "实验室")]
    assert hits == [entry.id for entry in entries if entry.id in set(hits)]
    assert len(hits) == len(set(hits))


def test_every_passage_finds_itself_by_each_of_its_fragments() -> None:
    entries = committed().entries.values()
    for entry in list(entries)[::25]:
        for fragment in entry.fact.evidence.quote:
            assert entry in search.passages([entry], fragment)


@settings(deadline=None)
@given(st.text())
def test_any_words_can_be_searched_for(words: str) -> None:
    search.passages(list(committed().entries.values())[:20], words)


@given(st.text(st.sampled_from("重點试驗室 （）()，,Ａa５5\u3000萬万")))
def test_making_words_plain_once_is_enough(words: str) -> None:
    assert search.plain(search.plain(words)) == search.plain(words)


@given(st.text())
def test_normalising_a_name_keeps_its_length(words: str) -> None:
    assert len(normalise_name(words)) == len(simplify(words)) == len(words)


def test_marks_within_a_title_alternate_from_the_outside_to_the_inside() -> None:
    assert inner_title("对《提案》的答复") == "对〈提案〉的答复"
    assert inner_title("转发《关于〈办法〉的通知》") == "转发〈关于《办法》的通知〉"
    assert inner_title("平台名单") == "平台名单"
