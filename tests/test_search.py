"""Passages are found whatever script, variant, width or case their words are typed in."""

import pytest
from catalogues import catalogue, committed, count
from hypothesis import given
from hypothesis import strategies as st

from lib import search
from lib.script import inner_title, normalise_name, simplify


def found(words: str) -> set[str]:
    """The documents' places in which a passage holds the words."""
    return {entry.jurisdiction.id for entry in search.passages(committed().entries.values(), words)}


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
        ("活动,深化推进", "活动，深化推进"),  # and commas
    ],
)
def test_words_in_either_script_variant_width_and_spacing_find_the_same(
    words: str, same: str
) -> None:
    entries = committed().entries.values()
    first = [entry.id for entry in search.passages(entries, words)]
    assert first
    assert [entry.id for entry in search.passages(entries, same)] == first


def test_a_simplified_word_finds_the_traditional_copy_too() -> None:
    assert {"panjin", "xuchang", "dingxi", "liaoning", "chongqing"} == found("重点实验室")
    assert "panjin" in found("工程技术研究中心146家")


@pytest.mark.parametrize("words", ["R&D", "r&d", "Ｒ＆Ｄ"])
def test_letters_are_found_in_either_case_and_width(words: str) -> None:
    evidence = {"paragraph": 1, "quote": ["建设R&D中心"]}
    data = catalogue(xuchang=[count("some", evidence=evidence)])
    assert [e.id for e in search.passages(data.entries.values(), words)] == ["xuchang/some"]


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
