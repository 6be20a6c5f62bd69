"""What would make facts comparable is said rightly: doing what is said makes them comparable.

Nothing is promised to be comparable that more data cannot make so: what different governments
recognise, and cities of different rank, come to one year and measure and no further.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pytest
from catalogues import catalogue, committed, count, document, five, of_documents, reward
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import captions, statements
from lib.catalogue import Catalogue
from lib.compare import BEYOND_DATA, SPLITS, Grade, compare_set, signature
from lib.index import Entry
from lib.views import counts, rewards
from lib.wording import LANGS, Lang, text

CITIES = ("luoyang", "anyang", "xuchang")
"""Cities of one province, in the order of their codes."""
OF_PROVINCES = ("panjin", "xuchang", "dingxi")
"""Cities of three provinces, in the order of their codes."""
NOTE = {"zh": "说明", "en": "note"}


def entries(data: Catalogue) -> list[Entry]:
    return list(data.entries.values())


def remedy(data: Catalogue, lang: Lang = "zh") -> str:
    return statements.remedy(data, entries(data), lang)


def of_years(*years: object, cities: Sequence[str] = CITIES) -> Catalogue:
    facts = zip(cities, years, strict=False)
    return catalogue(**{city: [count("some", 5, as_of=year)] for city, year in facts})


# Reason by reason


def test_comparable_facts_and_facts_of_one_place_need_no_remedy() -> None:
    assert remedy(of_years("2019", "2020")) == ""
    alone = catalogue(xuchang=[count("a", 5, as_of="2012"), count("b", 7, bound="about")])
    assert remedy(alone) == ""
    assert statements.remedy(alone, [], "zh") == ""


def test_who_is_older_is_to_catch_up_with_the_newest() -> None:
    assert remedy(of_years("2020", "2017")) == "年份相差3年，补录安阳2019年以后的数据即可比较"
    assert remedy(of_years("2020", "2017"), "en") == (
        "the years are 3 apart; to compare them takes figures of Anyang for 2019 or later"
    )
    assert remedy(of_years("2016", "2020", "2017")).startswith("年份相差4年，补录洛阳和许昌2019年")
    assert "安阳" not in remedy(of_years("2017", "2019", "2020"))


def test_a_newer_figure_of_the_same_place_counts() -> None:
    data = of_documents(
        {
            "old": document("xuchang", [count("some", 71, as_of="2015")]),
            "new": document("xuchang", [count("some", 90, as_of="2020")]),
            "other": document("luoyang", [count("some", 8, as_of="2019")]),
        }
    )
    assert remedy(data) == ""


def test_a_year_that_is_not_stated_is_to_be_found_out() -> None:
    assert remedy(of_years("2020", "not_stated")) == "查明安阳数据的年份即可比较"
    words = remedy(of_years("2020", "not_stated", "2016"))
    assert "补录许昌2019年以后的数据" in words and "查明安阳数据的年份" in words


def test_what_else_is_missing_is_told_after_the_first() -> None:
    holds = {"policy_status": "in_force", "basis": {"year": 2019, "number": "盘政办发〔2019〕29号"}}
    data = catalogue(
        panjin=[reward("a", **holds)],
        xuchang=[
            reward(
                "a", frequency="not_stated", basis={"year": 2017, "number": "许科字〔2017〕91号"}
            )
        ],
    )
    assert remedy(data) == (
        "年份相差2年，补录许昌2018年以后的标准，还须查明许昌是否一次性，"
        "确认许科字〔2017〕91号是否仍然有效"
    )


@pytest.mark.parametrize(
    ("more", "zh"),
    [
        ({"bound": "about"}, "取得洛阳的确数即可比较"),
        ({"value": "without_figure"}, "取得洛阳的具体数字即可比较"),
        ({"reading": {"value": "implied"}}, "取得洛阳原文明确载明的数字即可比较"),
        (
            {"recognised_by": {"stated": "科技部门", "code": "science_department"}},
            "统一认定部门口径即可比较",
        ),
    ],
    ids=["bound", "no figure", "reading", "recogniser"],
)
def test_each_reason_of_a_count_has_its_remedy(more: dict[str, Any], zh: str) -> None:
    data = catalogue(xuchang=[count("a", 5)], luoyang=[count("a", **{"value": 8, **more})])
    assert remedy(data) == zh


def test_policies_are_named_by_number_and_without_one_by_their_place() -> None:
    data = of_documents(
        {
            "one": document("xuchang", [reward("a")], number="not_stated"),
            "two": document("panjin", [reward("a")]),
            "three": document("dingxi", [reward("a", policy_status="in_force")]),
        }
    )
    assert remedy(data) == "确认panjin〔2020〕1号和许昌的政策是否仍然有效即可比较"


def test_policies_of_which_nobody_has_confirmed_any_need_no_remedy() -> None:
    assert remedy(catalogue(xuchang=[reward("a")], panjin=[reward("a")])) == ""


def test_whether_it_is_one_off_is_to_be_found_out_where_that_is_implied_or_not_stated() -> None:
    for open_ in (
        {"frequency": "not_stated"},
        {"reading": {"frequency": "implied"}, "note": NOTE},
    ):
        data = catalogue(xuchang=[reward("a", **open_)], panjin=[reward("a")])
        assert remedy(data) == "查明许昌是否一次性即可比较"
        assert remedy(data, "en") == (
            "to compare them takes word on whether the payments of Xuchang are one-off"
        )


def test_an_implied_frequency_and_an_implied_amount_need_one_thing_each() -> None:
    both = {"frequency": "implied", "amount": "implied"}
    data = catalogue(xuchang=[reward("a", reading=both, note=NOTE)], panjin=[reward("a")])
    assert remedy(data) == "取得许昌原文明确载明的数字，还须查明许昌是否一次性"


# What no data change


AUTHORITY, STANDING = (text(f"remedy_stays_{reason}", "zh") for reason in ("authority", "standing"))


@pytest.mark.parametrize(
    ("cities", "level", "why"),
    [
        (("panjin", "xuchang"), "provincial", AUTHORITY),
        (("luoyang", "xuchang"), "municipal", AUTHORITY),
        (("panjin", "shenyang"), "provincial", STANDING),
        (("xuchang", "jiyuan"), "national", STANDING),
        (("xuchang", "shenyang"), "provincial", f"{AUTHORITY}和{STANDING}"),
    ],
    ids=" ".join,
)
def test_what_stays_side_by_side_for_good_is_said_and_no_comparing_is_promised(
    cities: tuple[str, str], level: str, why: str
) -> None:
    def facts(*years: str) -> Catalogue:
        of_year = zip(cities, years, strict=True)
        return catalogue(**{city: [count("a", level=level, as_of=year)] for city, year in of_year})

    name = {city: committed().dataset.jurisdictions[city].short_zh for city in cities}
    assert remedy(facts("2020", "2020")) == f"{why}，只能并列参考；可以看差额，不作排名"
    assert remedy(facts("2020", "2017")) == (
        f"年份相差3年，补录{name[cities[1]]}2019年以后的数据，年份和口径即可对齐；"
        f"但{why}，仍只能并列参考"
    )


def test_what_stays_side_by_side_is_said_in_english_too() -> None:
    assert remedy(of_years("2020", "2020", cities=OF_PROVINCES), "en") == (
        "each government recognises by its own rules:"
        " these stand side by side, to be subtracted but not ranked"
    )
    assert remedy(of_years("2020", "2017", cities=OF_PROVINCES), "en") == (
        "the years are 3 apart; to bring year and definition into line takes figures of Xuchang for"
        " 2019 or later; but each government recognises by its own rules, so these still stand side"
        " by side only"
    )


@pytest.mark.parametrize("status", ["draft", "expired", "superseded"])
def test_a_policy_under_which_nothing_is_paid_is_to_be_replaced(status: str) -> None:
    data = catalogue(
        xuchang=[reward("a", policy_status=status)], panjin=[reward("a", policy_status="in_force")]
    )
    assert remedy(data) == "补录取代xuchang〔2020〕1号的现行政策即可比较"


APART: Mapping[str, tuple[list[Any], list[Any]]] = {
    "measure": ([count("a")], [count("a", measure="flow", period="2020")]),
    "status": ([count("a")], [count("a", status="target")]),
    "event": (
        [count("a", measure="flow", event="approved")],
        [count("a", measure="flow", event="applied")],
    ),
    "period": (
        [count("a", measure="flow", period="2020")],
        [count("a", measure="flow", period="2018/2020")],
    ),
    "level": ([count("a")], [count("a", level="national")]),
    "type": ([count("a")], [count("a", types=["incubator"])]),
    "frequency": ([reward("a")], [reward("a", frequency="annual")]),
    "trigger": ([reward("a")], [reward("a", trigger="stable_support")]),
    "nature": ([reward("a")], [reward("a", nature="support")]),
    "form": (
        [reward("a")],
        [reward("a", amount={"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "cost"}})],
    ),
    "kind": ([count("a")], [reward("a")]),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("reason", [*APART, "tier"])
def test_what_differs_in_kind_is_said_to_stay_apart_whatever_is_added(
    reason: str, lang: Lang
) -> None:
    one, other = APART.get(reason, ([count("a")], [count("a", as_of="2012")]))
    place = "liaoning" if reason == "tier" else "panjin"
    words = remedy(catalogue(xuchang=one, **{place: other}), lang)
    assert words == text("remedy_apart", lang, differs=text(f"differs_{reason}", lang))


def test_every_reason_that_splits_has_its_word() -> None:
    assert {*APART, "tier"} == set(SPLITS)


# Doing what is said


@dataclass(frozen=True)
class Case:
    """One fact of each place, alike but for what more data could mend."""

    facts: Mapping[str, dict[str, Any]]
    kind: str

    def catalogue(self) -> Catalogue:
        make: Any = count if self.kind == "count" else reward
        return of_documents(
            {
                place: document(place, [make("some", **fields)])
                for place, fields in self.facts.items()
            }
        )


def mostly(usual: object, *others: object) -> st.SearchStrategy[Any]:
    return st.sampled_from([usual] * 3 * len(others) + [*others])


years = st.sampled_from(["2020", "2020", "2019", "2018", "2015", "not_stated"])
of_counts = st.fixed_dictionaries(
    {
        "value": mostly(5, 0, "without_figure"),
        "as_of": years,
        "bound": mostly("exact", "about", "at_least"),
        "recognised_by": mostly(
            None,
            {"stated": "科技部门", "code": "science_department"},
        ),
        "reading": mostly({}, {"value": "implied"}),
    }
)
of_rewards = st.fixed_dictionaries(
    {
        "frequency": mostly("one_off", "not_stated"),
        "policy_status": mostly("in_force", "unknown", "expired"),
        "reading": mostly({}, {"amount": "implied"}, {"frequency": "implied"}),
        "year": st.sampled_from([2020, 2020, 2019, 2016]),
        "bound": mostly("exact", "about"),
    }
)


def as_reward(place: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    more = {k: v for k, v in fields.items() if k not in ("year", "bound")}
    basis = {"year": fields["year"], "number": f"{place}〔{fields['year']}〕7号"}
    cny = {"min_cny": 5, "max_cny": 5}
    return {**more, "basis": basis, "amount": {"kind": "fixed", "bound": fields["bound"], **cny}}


def fact_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields for a count: what is not there is left out."""
    kept = {name: value for name, value in fields.items() if value not in (None, {})}
    return kept | ({"note": NOTE} if "reading" in kept else {})


def asked(words: str, key: str, lang: Lang, *holes: str) -> Sequence[str] | None:
    """What a message of a remedy names, hole by hole, where the remedy holds the message."""
    pattern = re.escape(text(key, lang, **{hole: f"<{hole}>" for hole in holes}))
    for hole in holes:
        pattern = pattern.replace(f"<{hole}>", r"(\d{4})" if hole == "year" else "([^，；]+?)")
    stop = "(?=，|即可|$)" if lang == "zh" else "(?=, and |; but |$)"
    found = re.search(pattern + stop, words)
    return found.groups() if found else None


def names(words: str, lang: Lang) -> list[str]:
    return re.split("、|和" if lang == "zh" else ", | and ", words)


def as_close_as_can_be(data: Catalogue, words: str, lang: Lang) -> bool:
    """Whether nothing more is asked for: no words, or only that these stay side by side."""
    reasons = compare_set(map(signature, entries(data))).reasons
    why = [text(f"remedy_stays_{reason}", lang) for reason in reasons if reason in BEYOND_DATA]
    stays = text("remedy_stays", lang, why=statements.join(why, lang)) if why else ""
    return set(reasons) <= BEYOND_DATA and words == stays


@pytest.mark.parametrize("cities", [CITIES, OF_PROVINCES], ids=["one province", "three"])
@pytest.mark.parametrize("lang", LANGS)
def test_doing_for_a_count_what_is_said_brings_it_as_close_as_it_can_come(
    lang: Lang, cities: Sequence[str]
) -> None:
    kinds = set[str]()

    @settings(max_examples=120, deadline=None, derandomize=True)
    @given(st.fixed_dictionaries(dict.fromkeys(cities, of_counts)))
    def holds(stated: dict[str, dict[str, Any]]) -> None:
        data = Case({p: fact_fields(f) for p, f in stated.items()}, "count").catalogue()
        words = remedy(data, lang)
        label = {data.dataset.jurisdictions[place].label(lang): place for place in cities}
        mended = {place: dict(fields) for place, fields in stated.items()}

        def mend(key: str, change: dict[str, Any]) -> None:
            if found := asked(words, key, lang, "places"):
                kinds.add(key)
                for name in names(found[0], lang):
                    mended[label[name]] |= change

        if newer := asked(words, "remedy_year_count", lang, "places", "year"):
            kinds.add("remedy_year_count")
            for name in names(newer[0], lang):
                mended[label[name]]["as_of"] = newer[1]
        newest = max((f["as_of"] for f in stated.values() if f["as_of"].isdigit()), default="2020")
        mend("remedy_year_open", {"as_of": newest})
        mend("remedy_bound", {"bound": "exact"})
        mend("remedy_no_figure", {"value": 3, "bound": "exact"})
        mend("remedy_reading", {"reading": {}})
        if text("remedy_recogniser", lang) in words:
            for fields in mended.values():
                fields["recognised_by"] = None
        after = Case({p: fact_fields(f) for p, f in mended.items()}, "count").catalogue()
        assert as_close_as_can_be(after, remedy(after, lang), lang), (words, stated)
        is_one_province = cities == CITIES
        after_all = compare_set(map(signature, entries(after))).grade
        assert after_all == (Grade.COMPARABLE if is_one_province else Grade.SIDE_BY_SIDE)
        for promise in ("即可比较", "to compare them takes"):
            assert is_one_province or promise not in words
        # Nothing is asked for in vain: what is comparable already has no remedy.
        before = compare_set(map(signature, entries(data)))
        assert bool(words) is (before.grade != Grade.COMPARABLE)

    holds()
    assert len(kinds) == 5, kinds


@pytest.mark.parametrize("lang", LANGS)
def test_doing_for_a_reward_what_is_said_makes_it_comparable(lang: Lang) -> None:
    kinds = set[str]()

    @settings(max_examples=120, deadline=None, derandomize=True)
    @given(st.fixed_dictionaries(dict.fromkeys(CITIES, of_rewards)))
    def holds(stated: dict[str, dict[str, Any]]) -> None:
        def made(all_fields: Mapping[str, dict[str, Any]]) -> Catalogue:
            return Case(
                {p: fact_fields(as_reward(p, f)) for p, f in all_fields.items()}, "reward"
            ).catalogue()

        data = made(stated)
        words = remedy(data, lang)
        label = {data.dataset.jurisdictions[place].label(lang): place for place in CITIES}
        by_number = {e.fact.basis.number: e.jurisdiction.id for e in entries(data) if e.fact.basis}
        mended = {place: dict(fields) for place, fields in stated.items()}
        if newer := asked(words, "remedy_year_reward", lang, "places", "year"):
            for name in names(newer[0], lang):
                mended[label[name]]["year"] = int(newer[1])
        changes: dict[str, tuple[str, dict[str, Any]]] = {
            "remedy_bound": ("places", {"bound": "exact"}),
            "remedy_reading": ("places", {"reading": {}}),
            "remedy_frequency": ("places", {"frequency": "one_off", "reading": {}}),
            "remedy_validity": ("list", {"policy_status": "in_force"}),
            "remedy_not_paid": ("list", {"policy_status": "in_force"}),
        }
        for key, (hole, change) in changes.items():
            if found := asked(words, key, lang, hole):
                kinds.add(key)
                for name in names(found[0], lang):
                    mended[label.get(name) or by_number[name]] |= change
        after = made(mended)
        assert remedy(after, lang) == "", (words, stated)
        assert bool(words) is (compare_set(map(signature, entries(data))).grade != Grade.COMPARABLE)

    holds()
    assert len(kinds) == 5, kinds


def test_one_need_suffices_and_several_are_joined() -> None:
    for data in (of_years("2020", "2017"), of_years("2020", "2017", "2015")):
        assert "即可比较" in remedy(data) and "还须" not in remedy(data)
    both = catalogue(xuchang=[count("a", as_of="2012")], luoyang=[count("a", bound="about")])
    assert "还须" in remedy(both) and "即可" not in remedy(both)


# The items of a chart


def shown(data: Catalogue, lang: Lang = "zh", **more: bool) -> dict[str, str]:
    found = statements.remedies(data, entries(data), lang, **more)
    assert len({item.item for item in found}) == len(found)
    return {item.item: item.words for item in found}


def test_an_item_that_several_state_unlike_has_a_line_and_others_have_none() -> None:
    data = catalogue(
        xuchang=[
            count("a", as_of="2012"),
            count("b", level="national"),
            count("c", level="county"),
            count("d", level="municipal"),
        ],
        luoyang=[
            count("a", as_of="2020"),
            count("b", level="national"),
            count("d", level="municipal"),
        ],
    )
    assert list(shown(data)) == ["省级重点实验室", "市级重点实验室"]


def test_targets_have_a_line_of_their_own() -> None:
    def facts(year: str) -> list[Any]:
        return [count("a", as_of=year), count("b", status="target", as_of=year)]

    lines = shown(catalogue(xuchang=facts("2012"), dingxi=facts("2020")))
    assert list(lines) == ["省级重点实验室", "省级重点实验室（目标）"]
    assert all("许昌2019年以后" in words for words in lines.values())


def test_a_stock_and_a_target_that_face_each_other_are_told_to_stay_apart() -> None:
    lines = shown(catalogue(xuchang=[count("a")], dingxi=[count("a", status="target")]))
    assert lines == {"省级重点实验室": text("remedy_apart", "zh", differs="现状与目标")}


def test_types_that_share_their_clauses_stand_in_one_line() -> None:
    both = ["key_laboratory", "incubator"]
    unlike = {"types": both, "policy_status": "in_force"}
    data = catalogue(xuchang=[reward("a", types=both)], panjin=[reward("a", **unlike)])
    assert list(shown(data)) == ["国家级重点实验室、科技企业孵化器（新认定、奖励）"]


def test_together_whatever_is_of_one_level_and_type_is_one_item() -> None:
    data = catalogue(
        xuchang=[count("a"), reward("p", level="provincial", frequency="annual")],
        liaoning=[count("a", measure="flow"), reward("p", level="provincial")],
    )
    assert shown(data) == {}
    found = statements.remedies(data, entries(data), "zh", are_together=True)
    assert [item.item for item in found] == ["省级重点实验室"] * 2
    assert "口径" in found[0].words and "奖补频次" in found[1].words
    assert all("地区层级" in item.words for item in found)


@pytest.mark.parametrize("lang", LANGS)
def test_the_remedies_of_the_committed_data_are_pinned(lang: Lang) -> None:
    data = five()
    found = {
        (block.id, item.item): item.words
        for blocks in (
            captions.count_blocks(data, counts.table(data, "stock", lang), "stock", lang),
            captions.count_blocks(data, counts.table(data, "change", lang), "change", lang),
            captions.reward_blocks(data, rewards.table(data, lang), "dots", lang),
        )
        for block in blocks
        for item in statements.remedies(
            data, [data.entries[name] for name in block.table["fact_id"]], lang
        )
    }
    assert {block for block, _ in found} == {
        "counts_stock_prefecture_shared",
        "rewards_dots_prefecture_newly_recognised",
    }
    if lang == "zh":
        assert {item: words for (_, item), words in found.items()} == {
            "国家级重点实验室": "年份相差3年，补录许昌和定西2019年以后的数据，"
            "还须取得许昌和定西原文明确载明的数字，统一认定部门口径",
            "市级重点实验室": "现状与目标不同，只能分列，补录数据不改变这一点",
            "省级工程技术研究中心": f"{AUTHORITY}，只能并列参考；可以看差额，不作排名",
            **dict.fromkeys(
                ("省级重点实验室", "市级工程技术研究中心"),
                "年份相差3年，补录许昌2019年以后的数据，年份和口径即可对齐；"
                f"但{AUTHORITY}，仍只能并列参考",
            ),
            "国家级工程技术研究中心、企业技术中心（新认定、奖励）": "年份相差2年，"
            "补录许昌2018年以后的标准，还须查明许昌是否一次性",
            "省级工程技术研究中心、企业技术中心（新认定、奖励）": "年份相差2年，"
            "补录许昌2018年以后的标准，查明许昌是否一次性，年份和口径即可对齐；"
            f"但{AUTHORITY}，仍只能并列参考",
        }


@pytest.mark.parametrize("lang", LANGS)
def test_every_pair_of_places_that_share_an_item_unlike_has_a_remedy(lang: Lang) -> None:
    data = committed()
    seen = 0
    of_kind = data.of_kind("count") + data.of_kind("reward")
    for one, other in combinations(of_kind, 2):
        if one.jurisdiction == other.jurisdiction:
            continue
        grade = compare_set(map(signature, (one, other))).grade
        words = statements.remedy(data, [one, other], lang)
        assert bool(words) is (grade != Grade.COMPARABLE)
        seen += bool(words)
    assert seen > 1000


def test_a_remedy_does_not_depend_on_the_order_of_facts() -> None:
    data = of_years("2016", "2020", "not_stated")
    facts = entries(data)
    assert statements.remedy(data, facts, "zh") == statements.remedy(data, facts[::-1], "zh")


def test_another_reading_of_a_place_takes_nothing_from_a_remedy() -> None:
    data = of_years("2020", "2017")
    old = replace(entries(data)[1], id="again")
    assert statements.remedy(data, [*entries(data), old], "zh") == remedy(data)
