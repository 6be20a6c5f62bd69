"""Plain differences: exact figures side by side are subtracted in words, and never ranked.

Sentences are held word for word on invented data, and on any data against the arithmetic of
``test_findings``, which uses nothing of the product's engine.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from catalogues import Facts, catalogue, count, document, five, named, of_documents, reward
from generated import datasets, reordered
from hypothesis import given
from test_findings import (
    FEW,
    RANKING,
    SPLITTING,
    Told,
    check_difference,
    item_of,
    own_counts,
    pays,
    peer_tier,
    reasons_among,
    subtractable,
    told,
)

from lib import statements
from lib.catalogue import Catalogue
from lib.model.document import Reward
from lib.statements import Difference
from lib.wording import LANGS, Lang, text

NOTE = {"zh": "说明", "en": "note"}
HOLDS = {"policy_status": "in_force"}
BY_PROVINCE = "省级平台由所在省分别认定"


def differences(data: Catalogue, lang: Lang = "zh") -> list[Difference]:
    return statements.differences(data, data.entries.values(), lang)


def claims(lang: Lang = "zh", **facts: Facts) -> list[str]:
    return [item.claim for item in differences(catalogue(**facts), lang)]


def only(lang: Lang = "zh", **facts: Facts) -> tuple[str, str]:
    """Claim and caveat of the one difference of documents that are made up."""
    (item,) = differences(catalogue(**facts), lang)
    return item.claim, item.caveat


def of_two(one: Any, other: Any, places: Sequence[str] = ("luoyang", "xuchang")) -> list[str]:
    """The claims where two cities of one province state one fact each."""
    return claims(**{places[0]: [one], places[1]: [other]})


# What keeps figures from being ranked, and does not keep them from being subtracted

STOCK = "省级重点实验室现有："
AWARD = "新认定国家级重点实验室："
SIDE_BY_SIDE = [
    # Two cities of one province may be ranked; in words they are subtracted all the same.
    ({"luoyang": [count("a", 8)], "xuchang": [count("a", 5)]},
     f"{STOCK}洛阳8个（2020年），许昌5个（2020年），相差3个",
     "口径一致、年份相近、由同一机关认定，可以比较。"),
    # Other provinces, and the cities themselves, recognise by rules of their own.
    ({"xuchang": [count("a", 5)], "dingxi": [count("a", 8)]},
     f"{STOCK}许昌5个（2020年），定西8个（2020年），相差3个", f"{BY_PROVINCE}。"),
    ({"luoyang": [count("a", 8, level="municipal")], "xuchang": [count("a", 5, level="municipal")]},
     "市级重点实验室现有：洛阳8个（2020年），许昌5个（2020年），相差3个",
     "市级平台由各市分别认定。"),
    # Cities of another rank
    ({"shenyang": [count("a", 8)], "panjin": [count("a", 5)]},
     f"{STOCK}沈阳8个（2020年），盘锦5个（2020年），相差3个", "城市行政级别不同。"),
    ({"xuchang": [count("a", 8)], "jiyuan": [count("a", 5)]},
     f"{STOCK}许昌8个（2020年），济源5个（2020年），相差3个", "城市行政级别不同。"),
    ({"xuchang": [count("a", 8)], "shenyang": [count("a", 5)]},
     f"{STOCK}沈阳5个（2020年），许昌8个（2020年），相差3个", f"{BY_PROVINCE}，城市行政级别不同。"),
    # Years
    ({"luoyang": [count("a", 8)], "xuchang": [count("a", 5, as_of="2015")]},
     f"{STOCK}洛阳8个（2020年），许昌5个（2015年），相差3个", "年份不同。"),
    ({"luoyang": [count("a", 8)], "xuchang": [count("a", 5, as_of="not_stated")]},
     f"{STOCK}洛阳8个（2020年），许昌5个（年份未载明），相差3个", "有的年份未载明。"),
    # Readings
    ({"luoyang": [count("a", 8)],
      "xuchang": [count("a", 0, reading={"value": "implied_by_breakthrough"}, note=NOTE)]},
     f"{STOCK}洛阳8个（2020年），许昌0个（2020年，推定），相差8个", "许昌部分数字为推定。"),
    ({"luoyang": [count("a", 8, reading={"types": "ambiguous"}, note=NOTE)],
      "xuchang": [count("a", 5)]},
     f"{STOCK}洛阳8个（2020年），许昌5个（2020年），相差3个", "洛阳的读法见说明。"),
    # Rewards
    ({"xuchang": [reward("a", **HOLDS)], "dingxi": [reward("a", 800_000, **HOLDS)]},
     f"{AWARD}许昌50万元（2020年），定西80万元（2020年），相差30万元",
     "口径一致、年份相近、由同一机关认定，可以比较。"),
    ({"xuchang": [reward("a")], "dingxi": [reward("a", 800_000)]},
     f"{AWARD}许昌50万元（2020年），定西80万元（2020年），相差30万元", "是否仍有效未经确认。"),
    ({"xuchang": [reward("a")], "dingxi": [reward("a", 800_000, **HOLDS)]},
     f"{AWARD}许昌50万元（2020年），定西80万元（2020年），相差30万元",
     "有的政策是否有效未经确认。"),
    ({"xuchang": [reward("a", frequency="not_stated", **HOLDS)],
      "dingxi": [reward("a", 800_000, **HOLDS)]},
     f"{AWARD}许昌50万元（2020年），定西80万元（2020年），相差30万元", "许昌未载明是否一次性。"),
    ({"xuchang": [reward("a", reading={"frequency": "implied"}, note=NOTE, **HOLDS)],
      "dingxi": [reward("a", 800_000, **HOLDS)]},
     f"{AWARD}许昌50万元（2020年），定西80万元（2020年），相差30万元", "许昌是否一次性为推定。"),
    ({"xuchang": [reward("a", reading={"amount": "implied"}, note=NOTE, **HOLDS)],
      "dingxi": [reward("a", 800_000, **HOLDS)]},
     f"{AWARD}许昌50万元（2020年，推定），定西80万元（2020年），相差30万元",
     "许昌部分数字为推定。"),
    ({"xuchang": [reward("a", recipient={"zh": "企业", "en": "enterprises"}, **HOLDS)],
      "dingxi": [reward("a", 800_000, **HOLDS)]},
     f"{AWARD}许昌50万元（2020年），定西80万元（2020年），相差30万元", "许昌限企业。"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "claim", "caveat"), SIDE_BY_SIDE, ids=[caveat for *_, caveat in SIDE_BY_SIDE]
)
def test_figures_side_by_side_are_subtracted_with_what_keeps_them_from_being_ranked(
    facts: dict[str, Any], claim: str, caveat: str
) -> None:
    assert only(**facts) == (claim, caveat)


def test_all_that_keeps_figures_from_being_ranked_is_told_in_one_sentence() -> None:
    data = {
        "xuchang": [reward("a", level="provincial", frequency="not_stated", basis={"year": 2016})],
        "shenyang": [reward("a", 800_000, level="provincial")],
    }
    assert only(**data) == (
        "新认定省级重点实验室：沈阳80万元（2020年），许昌50万元（2016年），相差30万元",
        f"年份不同，{BY_PROVINCE}，城市行政级别不同，许昌未载明是否一次性，是否仍有效未经确认。",
    )
    assert only("en", **data) == (
        "Newly recognised provincial key laboratory: Shenyang CNY 800,000 (2020),"
        " Xuchang CNY 500,000 (2016), a difference of CNY 300,000",
        "The years differ; provincial platforms are recognised by each province for itself; the"
        " cities differ in rank; whether payments of Xuchang are one-off is not stated; whether the"
        " policies still hold has not been confirmed.",
    )


# What is never subtracted

SHARE = {"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "cost"}}
OUTSIDE = {"recognised_by": {"stated": "非科技部门", "code": "outside_science_department"}}
APART = [
    (count("a", 8), count("a", 5, bound="at_least")),
    (count("a", 8), count("a", 5, bound="about")),
    (count("a", 8), count("a", 5, bound="range", value_max=9)),
    (count("a", 8), count("a", "without_figure")),
    (count("a", 8), count("a", 5, level="national")),
    (count("a", 8), count("a", 5, level_and_above=True)),
    (count("a", 8), count("a", 5, types=["incubator"])),
    (count("a", 8), count("a", 5, types=["key_laboratory", "incubator"])),
    (count("a", 8), count("a", 5, status="target")),
    (count("a", 8), count("a", 5, measure="flow")),
    (count("a", 8, measure="flow", event="approved"), count("a", 5, measure="flow")),
    (count("a", 8, measure="flow"), count("a", 5, measure="flow", period="2018/2020")),
    (count("a", 8, level="unspecified"), count("a", 5, level="unspecified")),
    (count("a", 8), count("a", 5, **OUTSIDE)),
    (count("a", 8, **OUTSIDE), count("a", 5, **OUTSIDE)),
    (count("a", 8), named("a")),
    (named("a"), named("a")),
    (reward("a"), count("a", 5, level="national")),
    (reward("a"), reward("a", frequency="annual")),
    (reward("a"), reward("a", trigger="stable_support")),
    (reward("a"), reward("a", nature="support")),
    (reward("a"), reward("a", level="provincial")),
    (reward("a"), reward("a", types=["incubator"])),
    (reward("a"), reward("a", amount={"kind": "fixed", "min_cny": 5, "bound": "at_least"})),
    (reward("a"), reward("a", amount={"kind": "fixed", "max_cny": 5, "bound": "up_to"})),
    (reward("a"), reward("a", amount={"kind": "case_by_case"})),
    (reward("a"), reward("a", amount=SHARE)),
    (reward("a", amount=SHARE), reward("a", amount=SHARE)),
    (reward("a"), reward("a", policy_status="draft")),
    (reward("a"), reward("a", policy_status="expired")),
    (reward("a"), reward("a", policy_status="superseded")),
    (reward("a"), reward("a", valid_to="2020-06-30")),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_differs_in_kind_or_is_not_exact_is_not_subtracted(one: Any, other: Any) -> None:
    assert of_two(one, other) == of_two(other, one) == []


def test_the_same_pairs_are_subtracted_where_they_are_alike() -> None:
    """Or the test before this one could not fail."""
    assert len(of_two(count("a", 8), count("a", 5))) == 1
    assert len(of_two(reward("a"), reward("a"))) == 1


def test_places_of_two_tiers_and_one_place_alone_are_not_subtracted() -> None:
    assert claims(panjin=[count("a", 8)], liaoning=[count("a", 5)]) == []
    assert claims(panjin=[count("a", 8), count("b", 5)]) == []
    assert claims() == []


def test_two_provinces_are_subtracted_among_themselves() -> None:
    assert claims(liaoning=[count("a", 8)], chongqing=[count("a", 5)]) == [
        f"{STOCK}辽宁8个（2020年），重庆5个（2020年），相差3个"
    ]


# Several places, equal figures, several figures


def test_of_three_places_the_widest_difference_is_told_and_none_is_called_first() -> None:
    data = {place: [count("a", n)] for place, n in (("luoyang", 4), ("anyang", 9), ("xuchang", 7))}
    claim, _ = only(**data)
    assert (
        claim
        == f"{STOCK}洛阳4个（2020年），安阳9个（2020年），许昌7个（2020年），彼此相差不超过5个"
    )
    claim, _ = only("en", **data)
    assert claim == (
        "Provincial key laboratory, in place: Luoyang 4 (2020), Anyang 9 (2020), Xuchang 7 (2020),"
        " within 5 of one another"
    )


def test_equal_figures_are_called_the_same() -> None:
    two = {"luoyang": [count("a", 1234)], "xuchang": [count("a", 1234)]}
    three = {**two, "anyang": [count("a", 1234)]}
    for facts, zh, en in (
        (two, "同为1,234个", "1,234 in both"),
        (three, "均为1,234个", "1,234 in all"),
    ):
        assert only(**facts)[0].endswith(f"，{zh}")
        assert only("en", **facts)[0].endswith(f", {en}")


def test_a_place_that_states_two_figures_is_left_out_and_does_not_hide_the_others() -> None:
    unlike = [count("a", 5), count("b", 6)]
    assert claims(xuchang=unlike, luoyang=[count("a", 8)]) == []
    assert claims(xuchang=unlike, luoyang=[count("a", 8)], anyang=[count("a", 2)]) == [
        f"{STOCK}洛阳8个（2020年），安阳2个（2020年），相差6个"
    ]
    floor = [count("a", 5), count("b", 6, bound="at_least")]
    assert claims(xuchang=floor, luoyang=[count("a", 8)]) == []


def test_a_figure_that_two_documents_of_a_place_state_alike_is_told_once() -> None:
    data = of_documents(
        {
            "one": document("xuchang", [count("a", 5)]),
            "two": document("xuchang", [count("a", 5)]),
            "other": document("luoyang", [count("a", 8)]),
        }
    )
    (item,) = differences(data)
    assert item.claim == f"{STOCK}洛阳8个（2020年），许昌5个（2020年），相差3个"
    assert item.facts == ("other/a", "one/a")
    turned = of_documents(dict(reversed(data.dataset.documents.items())))
    assert differences(turned) == [item]


def test_the_newest_figure_of_a_place_is_told() -> None:
    data = of_documents(
        {
            "old": document("xuchang", [count("a", 71, as_of="2015")]),
            "new": document("xuchang", [count("a", 90)]),
            "other": document("luoyang", [count("a", 8)]),
        }
    )
    (item,) = differences(data)
    assert item.claim == f"{STOCK}洛阳8个（2020年），许昌90个（2020年），相差82个"


def test_members_of_a_total_and_what_is_said_again_are_not_subtracted() -> None:
    total = count("a", 5, bound="about")
    more = [count("b", 2, part_of="a"), count("c", 5, restates="a")]
    assert claims(xuchang=[total, *more], luoyang=[total, *more]) == []


# Several levels, several types


def steps(*cny: int, **more: Any) -> list[Reward]:
    levels = ("national", "provincial", "municipal")
    return [
        reward(level, amount, level=level, **{**HOLDS, **more})
        for level, amount in zip(levels, cny, strict=False)
    ]


def test_all_levels_stand_in_one_sentence_and_what_is_said_is_not_said_again() -> None:
    (item,) = differences(
        catalogue(
            panjin=steps(1_000_000, 200_000, 90_000, basis={"year": 2019}),
            xuchang=steps(500_000, 200_000, 50_000, basis={"year": 2018}),
        )
    )
    assert item.claim == (
        "新认定国家级重点实验室：盘锦100万元（2019年），许昌50万元（2018年），相差50万元；"
        "省级同为20万元；市级盘锦9万元，许昌5万元，相差4万元"
    )
    assert item.caveat == f"{BY_PROVINCE}，市级平台由各市分别认定。"
    levels = ("national", "provincial", "municipal")
    assert (item.kind, item.levels, item.trigger) == ("reward", levels, "newly_recognised")
    assert item.facts == tuple(
        f"{place}/{level}" for level in levels for place in ("panjin", "xuchang")
    )


def test_a_level_of_other_places_or_years_names_them_anew() -> None:
    def facts(national: str, provincial: str) -> list[Any]:
        return [
            count("n", 5, level="national", as_of=national),
            count("p", 7, as_of=provincial),
        ]

    claim, _ = only(luoyang=facts("2020", "2020"), xuchang=facts("2020", "2019"))
    assert claim == (
        "国家级重点实验室现有：洛阳5个（2020年），许昌5个（2020年），同为5个；"
        "省级洛阳7个（2020年），许昌7个（2019年），同为7个"
    )
    claim, _ = only(
        luoyang=facts("2020", "2020"), xuchang=facts("2020", "2020"), anyang=[count("p", 7)]
    )
    assert claim.endswith("；省级洛阳7个（2020年），安阳7个（2020年），许昌7个（2020年），均为7个")


def test_an_implied_figure_of_a_further_level_is_marked_there() -> None:
    implied = {"reading": {"value": "implied_by_parts"}, "note": NOTE}
    claim, _ = only(
        luoyang=[count("n", 5, level="national"), count("p", 7)],
        xuchang=[count("n", 5, level="national"), count("p", 7, **implied)],
    )
    assert claim.endswith("；省级洛阳7个（2020年），许昌7个（2020年，推定），同为7个")


def test_figures_of_a_level_and_above_say_so_at_every_level() -> None:
    def facts(n: int) -> list[Any]:
        above = {"level_and_above": True}
        return [count("p", n, **above), count("m", n + 1, level="municipal", **above)]

    claim, _ = only(luoyang=facts(5), xuchang=facts(7))
    assert claim == (
        "省级以上重点实验室现有：洛阳5个（2020年），许昌7个（2020年），相差2个；"
        "市级以上洛阳6个，许昌8个，相差2个"
    )


def test_types_that_share_their_clauses_are_told_together_and_others_by_themselves() -> None:
    both = ["key_laboratory", "incubator"]
    assert claims(xuchang=[reward("a", types=both)], panjin=[reward("a", 800_000, types=both)]) == [
        "新认定国家级重点实验室、科技企业孵化器：盘锦80万元（2020年），许昌50万元（2020年），相差30万元"
    ]
    more = [*both, "makerspace"]
    several = claims(xuchang=[reward("a", types=more)], panjin=[reward("a", 800_000, types=more)])
    assert several == [
        "新认定国家级重点实验室等3类：盘锦80万元（2020年），许昌50万元（2020年），相差30万元"
    ]
    own = claims(
        xuchang=[reward("a", types=both)],
        panjin=[reward("a", 800_000), reward("b", 300_000, types=["incubator"])],
    )
    assert own == [
        f"{AWARD}盘锦80万元（2020年），许昌50万元（2020年），相差30万元",
        "新认定国家级科技企业孵化器：盘锦30万元（2020年），许昌50万元（2020年），相差20万元",
    ]


def test_types_that_share_their_clauses_are_joined_in_english() -> None:
    both = ["key_laboratory", "incubator"]
    facts = {"xuchang": [reward("a", types=both)], "panjin": [reward("a", 800_000, types=both)]}
    assert only("en", **facts)[0].startswith(
        "Newly recognised national key laboratory or technology business incubator: "
    )


# What the figures are of

TOPICS = [
    ({}, "省级重点实验室现有", "Provincial key laboratory, in place"),
    ({"status": "target"}, "省级重点实验室目标", "Provincial key laboratory, target"),
    ({"measure": "flow"}, "省级重点实验室（新增）", "Provincial key laboratory (new)"),
    ({"measure": "flow", "event": "applied"}, "省级重点实验室（申报）",
     "Provincial key laboratory (applied for)"),
    ({"measure": "flow", "event": "approved", "status": "target"}, "省级重点实验室（目标、批准）",
     "Provincial key laboratory (target, approved)"),
    ({"measure": "cumulative", "event": "approved", "period": None, "as_of": "2020"},
     "省级重点实验室（累计、批准）", "Provincial key laboratory (cumulative, approved)"),
    ({"types": ["incubator", "makerspace"]}, "省级科技企业孵化器、众创空间现有",
     "Provincial technology business incubator, makerspace (mass innovation space), in place"),
    ({"level": "national", "type_stated": "国家重点实验室"}, "国家重点实验室现有",
     "State Key Laboratory, in place"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "zh", "en"), TOPICS, ids=[zh for _, zh, _ in TOPICS])
def test_a_claim_says_what_is_counted(more: dict[str, Any], zh: str, en: str) -> None:
    facts = {"luoyang": [count("a", 8, **more)], "xuchang": [count("a", 5, **more)]}
    assert only(**facts)[0].partition("：")[0] == zh
    assert only("en", **facts)[0].partition(": ")[0] == en


def test_an_official_name_is_told_only_where_every_place_states_it() -> None:
    official = {"level": "national", "type_stated": "国家重点实验室"}
    facts = {
        "luoyang": [count("a", 8, **official)],
        "xuchang": [count("a", 5, level="national")],
    }
    assert only(**facts)[0].startswith("国家级重点实验室现有：")
    assert only("en", **facts)[0].startswith("National-level key laboratory, in place: ")


@pytest.mark.parametrize(
    ("frequency", "zh", "en"),
    [("annual", "每年", "annual"), ("per_evaluation", "每次评估", "per evaluation"),
     ("instalments", "分期", "in instalments")],
)  # fmt: skip
def test_what_is_not_paid_once_says_how_often(frequency: str, zh: str, en: str) -> None:
    more = {"trigger": "stable_support", "nature": "support", "frequency": frequency}
    facts = {"xuchang": [reward("a", **more)], "dingxi": [reward("a", 800_000, **more)]}
    assert only(**facts)[0].startswith(f"稳定支持国家级重点实验室（{zh}）：")
    assert f" ({en}): " in only("en", **facts)[0]


# Their order


def test_awards_come_first_then_what_exists_then_targets_then_additions() -> None:
    def facts(n: int) -> list[Any]:
        return [
            count("flow", n, measure="flow"),
            count("target", n, status="target"),
            count("implied", n, types=["incubator"], reading={"value": "implied_by_parts"}),
            count("stock", n, types=["makerspace"]),
            reward("excellent", n * 1000, trigger="evaluated_excellent"),
            reward("new", n * 1000),
        ]

    found = claims(luoyang=facts(5), xuchang=facts(8))
    assert [claim.partition("：")[0] for claim in found] == [
        "新认定国家级重点实验室",
        "评估优秀国家级重点实验室",
        "省级众创空间现有",
        "省级科技企业孵化器现有",
        "省级重点实验室目标",
        "省级重点实验室（新增）",
    ]


def test_of_like_differences_those_at_most_levels_come_first() -> None:
    found = claims(
        luoyang=[count("a", 5), *[count(f"b-{level}", 5, types=["incubator"], level=level)
                                  for level in ("national", "provincial")]],
        xuchang=[count("a", 8), *[count(f"b-{level}", 8, types=["incubator"], level=level)
                                  for level in ("national", "provincial")]],
    )  # fmt: skip
    assert [claim.partition("：")[0] for claim in found] == [
        "国家级科技企业孵化器现有",
        "省级重点实验室现有",
    ]


def test_the_order_of_places_does_not_matter() -> None:
    facts = {"luoyang": [count("a", 8)], "xuchang": [count("a", 5)], "anyang": [count("a", 6)]}
    for lang in LANGS:
        told_once = only(lang, **facts)
        assert only(lang, **dict(reversed(facts.items()))) == told_once


# In a few words


def in_words(lang: Lang = "zh", **facts: Facts) -> str:
    return statements.plain_difference(list(catalogue(**facts).entries.values()), lang)


def test_facts_that_a_reader_chose_are_subtracted_in_a_few_words() -> None:
    assert in_words(xuchang=[count("a", 8)], dingxi=[count("a", 5)]) == "相差3个"
    assert in_words("en", xuchang=[reward("a")], dingxi=[reward("a", 1)]) == (
        "a difference of CNY 499,999"
    )
    for nothing in (
        {"xuchang": [count("a", 8)]},
        {"xuchang": [count("a", 8), count("b", 5)]},
        {"xuchang": [count("a", 8)], "dingxi": [count("a", 5, bound="about")]},
        {"xuchang": [count("a", 8)], "dingxi": [count("a", 5, **OUTSIDE)]},
        {"xuchang": [named("a")], "dingxi": [named("a")]},
        {},
    ):
        assert in_words(**nothing) == ""


# Any data


def facts_of(data: Catalogue, item: Difference) -> list[Told]:
    by_id = {fact.id: fact for fact in told(data)}
    return [by_id[name] for name in item.facts]


def missing(data: Catalogue, found: Sequence[Difference]) -> list[list[Told]]:
    """Figures that could be subtracted and stand in no difference.

    Only rewards of kinds that all state their frequency: one that does not joins the others.
    """
    items: dict[object, list[Told]] = {}
    for item in own_counts(data):
        its = item.fact
        key = (peer_tier(item.place), item_of(item), its.measure, its.event, its.status)
        items.setdefault(key, []).append(item)
    kinds: dict[object, list[Told]] = {}
    for item in told(data):
        if isinstance(item.fact, Reward) and pays(item, data.dataset.date):
            its = item.fact
            of = its.amount.of.zh if its.amount.kind == "share" else ""
            kinds.setdefault((peer_tier(item.place), its.trigger, its.nature, of), []).append(item)
    for kind, members in kinds.items():
        if all(item.fact.frequency != "not_stated" for item in members):
            for item in members:
                for name in item.kinds:
                    key = (kind, item.fact.frequency, item.fact.level, name)
                    items.setdefault(key, []).append(item)
    told_of = [{(f.place.id, f.fact.level, f.value) for f in facts_of(data, d)} for d in found]
    wanted = [same for members in items.values() if (same := subtractable(members))]
    return [
        same
        for same in wanted
        if not any({(f.place.id, f.fact.level, f.value) for f in same} <= told for told in told_of)
    ]


def test_every_difference_of_any_dataset_is_right_and_nothing_apart_is_subtracted() -> None:
    seen: Counter[str] = Counter()

    @FEW
    @given(datasets())
    def holds(data: Catalogue) -> None:
        names = list(data.dataset.documents)
        for lang in LANGS:
            found = differences(data, lang)
            for item in found:
                facts = facts_of(data, item)
                assert len(set(item.facts)) == len(item.facts) > 1
                assert {fact.fact.level for fact in facts} == set(item.levels)
                assert all(set(item.types) <= fact.kinds for fact in facts)
                for level in item.levels:
                    same = [fact for fact in facts if fact.fact.level == level]
                    assert not reasons_among(same) & SPLITTING
                assert not RANKING.search(item.claim), item.claim
                seen[check_difference(data, facts, item.claim, item.caveat, lang)] += 1
                seen[f"{item.kind}, {min(len(item.levels), 2)} levels"] += 1
            assert missing(data, found) == []
            for other in (names[::-1], names[1:] + names[:1]):
                assert differences(reordered(data, other), lang) == found
        zh, en = (differences(data, lang) for lang in LANGS)
        assert [(i.facts, i.types, i.levels) for i in zh] == [
            (i.facts, i.types, i.levels) for i in en
        ]

    holds()
    assert {"difference", "equal", "count, 1 levels", "reward, 1 levels"} <= set(seen), seen


# The check itself is tried on sentences that are wrong.

WRONG = {
    "another difference": ("相差3个", "相差4个"),
    "another figure": ("许昌5个", "许昌6个"),
    "another year": ("2020年", "2016年"),
    "a place too many": ("许昌", "定西"),
    "a rank": ("相差3个", "洛阳最多，相差3个"),
    "equal": ("相差3个", "同为8个"),
}


@pytest.mark.parametrize(("right", "wrong"), WRONG.values(), ids=WRONG)
def test_a_wrong_difference_is_found_out(right: str, wrong: str) -> None:
    data = catalogue(luoyang=[count("a", 8)], xuchang=[count("a", 5)])
    (item,) = differences(data)
    check_difference(data, facts_of(data, item), item.claim, item.caveat, "zh")
    assert right in item.claim
    claim = item.claim.replace(right, wrong)
    with pytest.raises(AssertionError):
        check_difference(data, facts_of(data, item), claim, item.caveat, "zh")


def test_a_caveat_left_out_or_made_up_is_found_out() -> None:
    near = catalogue(luoyang=[count("a", 8)], xuchang=[count("a", 5)])
    far = catalogue(dingxi=[count("a", 8)], xuchang=[count("a", 5)])
    caveats = {id(data): differences(data)[0].caveat for data in (near, far)}
    for data, other in ((near, far), (far, near)):
        (item,) = differences(data)
        with pytest.raises(AssertionError):
            check_difference(data, facts_of(data, item), item.claim, caveats[id(other)], "zh")


# The committed data


def test_the_first_difference_of_the_committed_data_is_pinned() -> None:
    zh, en = (differences(five(), lang)[0] for lang in LANGS)
    assert zh.claim == (
        "新认定国家级工程技术研究中心、企业技术中心：盘锦100万元（2019年），许昌50万元（2017年），"
        "相差50万元；省级同为20万元"
    )
    assert zh.caveat == (
        "年份不同，省级平台由所在省分别认定，盘锦限获批中心所属的企业，许昌是否一次性为推定，"
        "是否仍有效未经确认。"
    )
    assert en.claim == (
        "Newly recognised national engineering technology research centre or enterprise technology"
        " centre: Panjin CNY 1 million (2019), Xuchang CNY 500,000 (2017), a difference of"
        " CNY 500,000; provincial: CNY 200,000 in both"
    )
    assert "the years differ" in en.caveat.casefold()
    assert text("difference_validity", "en") in en.caveat


@pytest.mark.parametrize("lang", LANGS)
def test_every_difference_of_the_committed_data_is_right(lang: Lang) -> None:
    found = differences(five(), lang)
    assert len(found) >= 2
    for item in found:
        check_difference(five(), facts_of(five(), item), item.claim, item.caveat, lang)
    assert missing(five(), found) == []
