"""What to look for next: which years, which places, how many pairs, and in what order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from catalogues import Facts, catalogue, committed, count, document, five, of_documents, reward
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.captions.gaps import LISTED, gap_words
from lib.catalogue import Catalogue
from lib.compare import BEYOND_DATA, Grade, Reason, Signature, compare, signature
from lib.index import Entry
from lib.model.document import Count, Reward
from lib.ui.gap_tables import gaps_table
from lib.views.gaps import Gap, Need, gaps, model_of, needs_of
from lib.wording import LANGS, Lang, text

CITIES = ("xuchang", "dingxi", "shijiazhuang")
"""Cities of three provinces, whose provincial platforms are recognised by different governments."""
OF_ONE_PROVINCE = ("xuchang", "luoyang", "anyang")


def cities(years: Iterable[int], names: Sequence[str] = CITIES, **facts: Facts) -> Catalogue:
    """A city a year, each with one plain count of it, and other places with ``facts``."""
    plain = {
        place: [count("plain", as_of=str(year))] for place, year in zip(names, years, strict=False)
    }
    return catalogue(**plain, **facts)


def found(data: Catalogue, level: str = "all") -> dict[tuple[str, str], Gap]:
    """The gaps by kind and places."""
    listed = gaps(data, level)
    by_name = {(gap.kind, "+".join(gap.places)): gap for gap in listed}
    assert len(by_name) == len(listed)
    return by_name


# A figure for some years


@pytest.mark.parametrize(
    ("years", "window", "pairs"),
    [
        ([2017], (2016, 2018), 1),
        ([2017, 2017], (2016, 2018), 2),
        ([2017, 2018], (2017, 2018), 2),
        ([2017, 2019], (2018, 2018), 2),
        ([2016, 2020], (2019, 2021), 1),
        ([2015, 2016, 2017], (2016, 2016), 3),
        ([2018, 2012, 2018], (2017, 2019), 2),
    ],
)
@pytest.mark.parametrize("names", [CITIES, OF_ONE_PROVINCE], ids=["provinces", "one province"])
def test_a_figure_is_looked_for_in_the_years_that_meet_most_others(
    years: list[int], window: tuple[int, int], pairs: int, names: Sequence[str]
) -> None:
    gap = found(cities(years, names, panjin=[]))["count", "panjin"]
    assert (gap.years, gap.alone, gap.together) == (window, pairs, 0)
    assert (gap.facts, gap.reasons, gap.topic) == ((), (), "count")
    assert len(gap.peers) == pairs


def test_what_is_comparable_already_is_not_looked_for() -> None:
    data = cities([2017, 2018], panjin=[])
    assert set(found(data)) == {("count", "panjin")}
    # Shijiazhuang alone is out of reach of the two others, and they of it.
    listed = found(cities([2017, 2018, 2012]))
    assert listed["count", "dingxi"].peers == ("shijiazhuang/plain",)
    assert (listed["count", "dingxi"].years, listed["count", "dingxi"].alone) == ((2011, 2013), 1)
    assert listed["count", "shijiazhuang"].alone == 2


def test_a_figure_of_another_year_is_named_with_the_reason() -> None:
    gap = found(cities([2017], panjin=[count("old", as_of="2013")]))["count", "panjin"]
    assert (gap.facts, gap.reasons) == (("panjin/old",), (Reason.YEAR,))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"bound": "about"}, Reason.BOUND),
        ({"reading": {"value": "implied"}, "note": {"zh": "注", "en": "note"}}, Reason.READING),
        ({"value": "without_figure"}, Reason.NO_FIGURE),
        ({"as_of": "not_stated"}, Reason.YEAR),
    ],
)
def test_figures_that_nothing_can_be_compared_with_are_no_aim_and_do_not_fill_a_gap(
    more: dict[str, object], reason: Reason
) -> None:
    unlike = count("unlike", **{"as_of": "2017", **more})
    listed = found(cities([2017], panjin=[unlike]))
    assert set(listed) == {("count", "panjin")}
    assert listed["count", "panjin"].reasons == (reason,)
    assert gaps(catalogue(panjin=[unlike], xuchang=[])) == []


def test_no_gap_spans_two_tiers() -> None:
    assert gaps(catalogue(liaoning=[count("one")], xuchang=[])) == []
    assert set(found(catalogue(liaoning=[count("one")], chongqing=[]))) == {("count", "chongqing")}


def test_a_county_that_a_province_administers_is_looked_at_beside_its_cities() -> None:
    gap = found(catalogue(jiyuan=[], xuchang=[count("one", as_of="2017")]))["count", "jiyuan"]
    assert (gap.peers, gap.years, gap.alone) == (("xuchang/one",), (2016, 2018), 1)


@pytest.mark.parametrize(
    ("place", "level"),
    [("luoyang", "municipal"), ("panjin", "provincial"), ("shenyang", "provincial"),
     ("shenyang", "national")],
)  # fmt: skip
def test_what_stays_side_by_side_for_good_is_looked_for_once_and_then_no_more(
    place: str, level: str
) -> None:
    def others(year: str) -> Catalogue:
        return catalogue(
            xuchang=[count("one", level=level, as_of="2017")],
            **{place: [count("two", level=level, as_of=year)]},
        )

    far = found(others("2013"))["count", place]
    assert (far.peers, far.alone, far.reasons) == (("xuchang/one",), 1, (Reason.YEAR,))
    assert gaps(others("2018")) == []


def test_a_level_that_cannot_exist_is_never_looked_for() -> None:
    for level, expected in (("municipal", set()), ("provincial", {("count", "chongqing")})):
        data = catalogue(liaoning=[count("one", level=level)], chongqing=[])
        assert set(found(data)) == expected


def test_items_that_differ_in_anything_but_place_and_year_do_not_meet() -> None:
    one = count("one", as_of="2017")
    others = [
        count("level", as_of="2017", level="national"),
        count("above", as_of="2017", level_and_above=True),
        count("type", as_of="2017", types=["makerspace"]),
        count("two-types", as_of="2017", types=["key_laboratory", "makerspace"]),
        count("target", as_of="2017", status="target"),
        count("new", measure="flow", period="2017"),
        count("approved", measure="flow", event="approved", period="2017"),
    ]
    data = catalogue(xuchang=[one], dingxi=others)
    listed = gaps(data)
    assert [gap.alone for gap in listed] == [1] * 8
    assert {gap.peers for gap in listed if gap.places == ("dingxi",)} == {("xuchang/one",)}
    assert [gap.peers for gap in listed if gap.topic == "target"] == [("dingxi/target",)]


def test_a_figure_is_looked_for_of_one_recogniser_at_a_time() -> None:
    ours = {"recognised_by": {"stated": "科技部门", "code": "science_department"}}
    data = catalogue(
        xuchang=[count("one", **ours)], dingxi=[count("two")], shijiazhuang=[count("three", **ours)]
    )
    listed = found(data)
    assert set(listed["count", "dingxi"].peers) == {"xuchang/one", "shijiazhuang/three"}
    assert listed["count", "dingxi"].reasons == (Reason.RECOGNISER,)
    assert listed["count", "xuchang"].peers == ("dingxi/two",)


def test_named_members_and_restatements_are_no_aim() -> None:
    total = count("total", 5, bound="about")
    member = count("member", 1, part_of="total", parts="partial")
    again = count("again", 5, restates="total")
    assert gaps(catalogue(xuchang=[total, member, again], dingxi=[])) == []


# Rewards


HOLDS = {"policy_status": "in_force"}
BASIS = {"number": "冀政发〔2019〕1号", "year": 2020}


def test_confirming_a_policy_completes_all_its_pairs_at_once() -> None:
    levels = ("national", "provincial", "municipal")
    data = catalogue(
        panjin=[reward(level, level=level, **HOLDS) for level in levels],
        xuchang=[reward(level, level=level) for level in levels],
    )
    (gap,) = gaps(data)
    assert (gap.kind, gap.topic, gap.places) == ("validity", "reward", ("xuchang",))
    assert (gap.alone, gap.together) == (3, 0)
    assert gap.facts == tuple(f"xuchang/{level}" for level in levels)
    assert gap.peers == tuple(f"panjin/{level}" for level in levels)
    assert gap.reasons == (Reason.VALIDITY,)
    assert [gap.alone for gap in gaps(data, "national")] == [1]


def test_two_things_to_find_out_are_each_one_of_two_things_needed() -> None:
    data = catalogue(
        panjin=[reward("one", **HOLDS)], xuchang=[reward("two", frequency="not_stated")]
    )
    assert {(gap.kind, gap.places): (gap.alone, gap.together) for gap in gaps(data)} == {
        ("frequency", ("xuchang",)): (0, 1),
        ("validity", ("xuchang",)): (0, 1),
    }


def test_policies_of_which_nobody_has_confirmed_any_are_alike_in_that() -> None:
    assert gaps(catalogue(panjin=[reward("one")], xuchang=[reward("two")])) == []


def test_a_policy_that_two_places_follow_is_confirmed_once() -> None:
    data = catalogue(
        panjin=[reward("one", basis=BASIS)],
        xuchang=[reward("two", basis=BASIS)],
        dingxi=[reward("three", **HOLDS)],
    )
    (gap,) = gaps(data)
    assert (gap.places, gap.alone, gap.together) == (("panjin", "xuchang"), 2, 0)


def test_policies_of_one_document_are_confirmed_one_by_one() -> None:
    data = catalogue(
        panjin=[reward("quoted", basis=BASIS), reward("own", level="provincial")],
        xuchang=[reward("one", **HOLDS), reward("two", level="provincial", **HOLDS)],
    )
    assert [(gap.facts, gap.alone) for gap in gaps(data)] == [
        (("panjin/quoted",), 1),
        (("panjin/own",), 1),
    ]


def test_a_frequency_that_is_not_stated_is_looked_for_clause_by_clause() -> None:
    data = catalogue(
        panjin=[reward("one", **HOLDS), reward("two", level="provincial", **HOLDS)],
        xuchang=[
            reward("open", frequency="not_stated", **HOLDS),
            reward("open-too", frequency="not_stated", level="provincial", **HOLDS),
        ],
    )
    (gap,) = gaps(data)
    assert (gap.kind, gap.places, gap.alone) == ("frequency", ("xuchang",), 2)
    assert gap.facts == ("xuchang/open", "xuchang/open-too")


@pytest.mark.parametrize("level", ["national", "provincial"])
def test_a_frequency_that_is_implied_is_looked_for_as_one_that_is_not_stated_is(level: str) -> None:
    implied = {"reading": {"frequency": "implied"}, "note": {"zh": "注", "en": "note"}}
    data = catalogue(
        panjin=[reward("one", level=level)], xuchang=[reward("two", level=level, **implied)]
    )
    (gap,) = gaps(data)
    assert (gap.kind, gap.places, gap.alone) == ("frequency", ("xuchang",), 1)
    assert gap.reasons == (Reason.READING,)


def test_of_two_texts_years_apart_the_older_is_looked_for_anew() -> None:
    new = reward("new", basis={"year": 2019}, **HOLDS)
    old = reward("old", basis={"year": 2012}, **HOLDS)
    (gap,) = gaps(catalogue(panjin=[new], xuchang=[old]))
    assert (gap.kind, gap.places, gap.years, gap.alone) == ("text", ("xuchang",), (2018, 2020), 1)


def test_a_reward_without_a_year_is_looked_for_in_the_years_of_the_other() -> None:
    undated = document("xuchang", [reward("undated", **HOLDS)], date_signed="not_stated")
    dated = document("panjin", [reward("dated", **HOLDS)])
    (gap,) = gaps(of_documents({"xuchang": undated, "panjin": dated}))
    assert (gap.places, gap.years) == (("xuchang",), (2019, 2021))
    other = document("panjin", [reward("too", **HOLDS)], date_signed="not_stated")
    assert gaps(of_documents({"xuchang": undated, "panjin": other})) == []


@pytest.mark.parametrize(
    "more",
    [
        {"amount": {"kind": "fixed", "min_cny": 5, "bound": "at_least"}},
        {"amount": {"kind": "case_by_case"}},
        {"reading": {"nature": "implied"}, "note": {"zh": "注", "en": "note"}},
        {"nature": "support"},
        {"trigger": "stable_support"},
        {"frequency": "annual"},
        {"level": "provincial"},
        {"types": ["makerspace"]},
        {"policy_status": "draft"},
        {"policy_status": "expired"},
        {"valid_to": "2020-12-31", "policy_status": "unknown"},
    ],
)
def test_what_no_search_can_change_is_not_looked_for(more: dict[str, object]) -> None:
    plain = reward("plain", **HOLDS)
    assert gaps(catalogue(panjin=[plain], xuchang=[reward("unlike", **more)])) == []
    assert gaps(catalogue(panjin=[plain], xuchang=[reward("like")]))


def test_rewards_of_two_tiers_do_not_meet() -> None:
    assert gaps(catalogue(liaoning=[reward("one", **HOLDS)], xuchang=[reward("two")])) == []


def with_needs(pair: tuple[Entry, Entry], met: Mapping[Need, list[Entry]]) -> list[Signature]:
    """The signatures of two rewards once some needs are met, a frequency by the other's."""
    signatures = []
    for entry, other in (pair, pair[::-1]):
        its = signature(entry)
        for need, concerned in met.items():
            if entry not in concerned:
                continue
            if need.kind == "validity":
                its = replace(its, validity="in_force")
            elif need.kind == "text":
                assert need.years
                its = replace(its, year=need.years[0])
            else:
                stated = {entry.reward.frequency, other.reward.frequency} - {"not_stated"}
                its = replace(its, frequency=next(iter(stated), "one_off"), is_read=False)
        signatures.append(its)
    return signatures


REWARDS = st.builds(
    lambda year, frequency, status, basis: reward(
        "some", **frequency, policy_status=status, basis={"year": year, **basis}
    ),
    st.integers(2010, 2020),
    st.sampled_from(
        [
            {"frequency": "one_off"},
            {"frequency": "not_stated"},
            {"reading": {"frequency": "implied"}, "note": {"zh": "注", "en": "note"}},
        ]
    ),
    st.sampled_from(["unknown", "in_force"]),
    st.sampled_from([{}, {"number": BASIS["number"]}]),
)


@given(REWARDS, REWARDS)
def test_all_that_a_pair_needs_makes_it_comparable_and_nothing_less_does(
    first: Reward, second: Reward
) -> None:
    one, other = catalogue(xuchang=[first], panjin=[second]).entries.values()
    verdict = compare(signature(one), signature(other))
    needs = needs_of(one, other, verdict.reasons)
    assert bool(needs) is bool(verdict.reasons)
    for n in range(len(needs) + 1):
        for some in combinations(needs.items(), n):
            met = with_needs((one, other), dict(some))
            assert (compare(*met).grade == Grade.COMPARABLE) is (n == len(needs))


# The promise: so many pairs


def pairs(data: Catalogue, like: Count) -> set[tuple[str, str]]:
    """Each count of the types of ``like`` with the other places that state one close to it.

    That is comparable, or kept side by side by what no data can change.
    """
    known = [(e, signature(e)) for e in data.of_kind("count") if e.count.types == like.types]
    return {
        (entry.id, other.jurisdiction.id)
        for entry, its in known
        for other, theirs in known
        if entry.jurisdiction != other.jurisdiction
        and BEYOND_DATA.issuperset(compare(its, theirs).reasons)
    }


def gain(data: Catalogue, gap: Gap, year: int) -> int:
    """How many pairs a new exact figure of a year adds among the facts there were."""
    like = model_of(data, gap).count
    time = "as_of" if like.measure == "stock" else "period"
    plain = {"reading": {}, "bound": "exact", "part_of": None, "restates": None, "value": 1}
    new = Count.model_validate({**like.model_dump(), **plain, "id": "new", time: str(year)})
    documents = {**data.dataset.documents, "new": document(gap.places[0], [new])}
    more = pairs(of_documents(documents), like) - pairs(data, like)
    return sum(not fact.startswith("new/") for fact, _ in more)


COUNTS = st.lists(
    st.builds(
        lambda year, bound: count("some", as_of=str(year), bound=bound),
        st.integers(2012, 2020),
        st.sampled_from(["exact", "exact", "exact", "about"]),
    ),
    max_size=2,
)


@settings(max_examples=40, deadline=None)
@given(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), st.sampled_from([CITIES, OF_ONE_PROVINCE]))
def test_a_new_figure_brings_as_many_pairs_close_as_promised_and_no_year_more(
    listed: tuple[list[Count], ...], names: Sequence[str]
) -> None:
    data = catalogue(
        **{
            place: [
                fact.model_copy(update={"id": f"n{position}"})
                for position, fact in enumerate(facts)
            ]
            for place, facts in zip((*names, "panjin"), listed, strict=True)
        }
    )
    for gap in gaps(data)[:2]:
        assert gap.years
        first, last = gap.years
        gains = {year: gain(data, gap, year) for year in range(2010, 2023)}
        assert [gains[year] for year in range(first, last + 1)] == [gap.alone] * (last - first + 1)
        assert max(gains.values()) == gap.alone > 0
        assert gains[last + 1] < gap.alone


def test_the_promise_holds_for_every_figure_to_look_for_in_the_data() -> None:
    data = committed()
    listed = [gap for gap in gaps(data) if gap.kind == "count"]
    assert len(listed) > 30
    for gap in listed[:12]:
        assert gap.years
        assert [gain(data, gap, year) for year in gap.years] == [gap.alone] * 2
        assert gain(data, gap, gap.years[1] + 1) < gap.alone


# The order


def test_what_brings_most_pairs_close_comes_first() -> None:
    listed = gaps(committed())
    ranks = [(gap.alone, gap.together) for gap in listed]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > ranks[-1] and all(alone or together for alone, together in ranks)


def test_of_equal_gaps_a_missing_year_comes_first_then_newer_ones() -> None:
    data = catalogue(
        xuchang=[count("has", as_of="2014"), count("more", level="national", as_of="2018")],
        dingxi=[count("has", as_of="2017")],
        panjin=[],
    )
    assert [(gap.places[0], gap.years, gap.alone) for gap in gaps(data)] == [
        ("xuchang", (2016, 2018), 1),
        ("dingxi", (2013, 2015), 1),
        ("panjin", (2017, 2019), 1),
        ("dingxi", (2017, 2019), 1),
        ("panjin", (2016, 2018), 1),
    ]


def test_the_order_does_not_depend_on_the_order_of_the_documents() -> None:
    data = committed()
    turned = of_documents(dict(reversed(data.dataset.documents.items())))
    assert [(g.kind, g.places, g.years, g.alone, g.together) for g in gaps(turned)] == [
        (g.kind, g.places, g.years, g.alone, g.together) for g in gaps(data)
    ]


def test_nothing_coded_leaves_nothing_to_compare_with() -> None:
    assert gaps(of_documents({})) == []
    assert gaps(catalogue(xuchang=[], dingxi=[])) == []


def test_a_level_shows_its_own_figures_only() -> None:
    data = committed()
    figures = [gap for gap in gaps(data) if gap.kind == "count"]
    for level in ("national", "provincial", "municipal", "unspecified"):
        shown = [gap for gap in gaps(data, level) if gap.kind == "count"]
        assert shown
        assert shown == [g for g in figures if model_of(data, g).count.level == level]


# The committed data


def test_the_first_things_to_look_for_in_the_data() -> None:
    data = five()
    assert [gap_words(data, gap, "zh").what for gap in gaps(data)[:10]] == [
        "2017—2018年省级工程技术研究中心现有数量",
        "2019—2021年省级重点实验室现有数量",
        "2019—2021年市级工程技术研究中心现有数量",
        "2016—2018年省级重点实验室现有数量",
        "2016—2018年市级工程技术研究中心现有数量",
        "2019—2021年省级重点实验室现有数量",
        "2019—2021年市级工程技术研究中心现有数量",
        "2019—2021年省级专业技术创新中心现有数量",
        "2019—2021年省级专业技术创新中心现有数量",
        "2017—2019年国家重点实验室现有数量",
    ]
    assert [(gap.places, gap.alone) for gap in gaps(data)[:6]] == [
        (("panjin",), 2),
        (("xuchang",), 1),
        (("xuchang",), 1),
        (("panjin",), 1),
        (("panjin",), 1),
        (("dingxi",), 1),
    ]


def test_the_rewards_of_the_two_cities_need_two_things() -> None:
    data = five()
    listed = [gap for gap in gaps(data) if gap.topic == "reward"]
    assert [(gap.kind, gap.places, gap.alone, gap.together) for gap in listed] == [
        ("text", ("xuchang",), 0, 2),
        ("frequency", ("xuchang",), 0, 2),
    ]
    assert [gap_words(data, gap, "zh").what for gap in listed] == [
        "2018—2020年文件所载国家级和省级工程技术研究中心等6类的新认定奖励标准",
        "国家级和省级工程技术研究中心等6类的新认定奖励是一次性还是按年奖补",
    ]


# The words

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize("lang", LANGS)
def test_every_gap_of_the_data_can_be_told(lang: Lang) -> None:
    data = committed()
    numbers = {entry.source.number for entry in data.entries.values()} | {
        entry.fact.basis.number for entry in data.entries.values() if entry.fact.basis
    }
    for gap in gaps(data):
        words = gap_words(data, gap, lang)
        for year in gap.years or ():
            assert str(year) in words.what
        for name in gap.peers[:LISTED]:
            assert data.entries[name].jurisdiction.label(lang) in words.why
        assert words.place in words.why or gap.kind != "count"
        if lang == "en":
            told = f"{words.what} {words.why} {words.place}"
            for number in numbers:
                told = told.replace(number, "")
            assert not HAN.search(told), told


def test_the_words_say_whether_the_place_states_another_year_or_nothing() -> None:
    silent, dated = (
        gap_words(data, found(data)["count", "panjin"], "zh")
        for data in (
            cities([2017], panjin=[]),
            cities([2017], panjin=[count("old", 4, as_of="2013")]),
        )
    )
    with_it = "补上后，年份、口径即与许昌1个（2017年）一致。"
    assert silent.why == f"{with_it}盘锦的已录入文件未载明此项。"
    assert dated.why == f"{with_it}盘锦已载明4个（2013年），但年份相差一年以上。"


PROMISES = re.compile(r"可比|可以比较|即可比较|可与|compar", re.IGNORECASE)


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_promises_that_what_different_governments_recognise_can_be_compared(
    lang: Lang,
) -> None:
    for data in (committed(), cities([2017, 2012], panjin=[])):
        for gap in gaps(data):
            words = gap_words(data, gap, lang)
            assert not PROMISES.search(f"{words.what} {words.why}"), words
    keys = [f"column_next_{name}" for name in ("why", "alone", "together")]
    keys += ["next_none_figure", "next_none_reward"]
    said = [text(key, lang) for key in keys]
    said += [text("next_caption", lang, shown=1, more=1), text("next_caption_all", lang, shown=1)]
    assert not [words for words in said if PROMISES.search(words)]
    for key in ("next_caption", "next_caption_all"):
        for name in ("alone", "together"):
            heading = text(f"column_next_{name}", lang)
            words = text(key, lang, shown=1, more=1)
            assert heading.casefold() in words.casefold()


def test_a_recogniser_and_an_event_are_part_of_what_to_look_for() -> None:
    ours = {"recognised_by": {"stated": "科技部门", "code": "science_department"}}
    data = catalogue(xuchang=[count("one", **ours)], dingxi=[])
    words = gap_words(data, gaps(data)[0], "zh")
    assert words.what == "2019—2021年省级重点实验室现有数量（认定部门：科技部门）"
    data = catalogue(
        xuchang=[count("one", measure="flow", event="approved", period="2017")], dingxi=[]
    )
    assert gap_words(data, gaps(data)[0], "zh").what == "2016—2018年省级重点实验室新增数量（批准）"


def test_of_many_figures_the_first_are_named_and_all_are_counted() -> None:
    places = ("xuchang", "dingxi", "shijiazhuang", "tangshan", "handan")
    data = catalogue(panjin=[], **{place: [count("one")] for place in places})
    (gap,) = gaps(data)
    why = gap_words(data, gap, "zh").why
    assert "等5项" in why
    assert sum(data.entries[name].jurisdiction.label("zh") in why for name in gap.peers) == LISTED


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_leads_to_the_facts_and_escapes_every_text(lang: Lang) -> None:
    odd = document(
        "xuchang", [reward("one")], number="not_stated", title={"zh": "<b>甲</b>", "en": "<b>A</b>"}
    )
    data = of_documents({"x": odd, "p": document("panjin", [reward("two", **HOLDS)])})
    html = gaps_table(data, gaps(data), lang)
    assert "x/one" in html and "p/two" in html
    assert "<b>" not in html and "&lt;b&gt;" in html
    assert html.count("<tr") == 2
    for name in ("next", "place", "next_why", "next_alone", "next_together"):
        assert text(f"column_{name}", lang) in html
