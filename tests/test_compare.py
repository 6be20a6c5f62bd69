"""Two facts are comparable, side by side or apart, and the reasons are told."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from catalogues import catalogue, committed, count, reward
from hypothesis import given
from hypothesis import strategies as st

from lib.compare import (
    BEYOND_DATA,
    SPLITS,
    Grade,
    Reason,
    Signature,
    Verdict,
    authority,
    compare,
    compare_set,
    signature,
    standing,
)
from lib.index import Entry
from lib.model.base import Bilingual
from lib.model.document import Fund, Instrument, Named
from lib.model.reference import Jurisdiction, MappingSource, TypeMapping

ONE = Signature(
    kind="reward",
    jurisdiction="xuchang",
    tier="prefecture",
    level="national",
    types=frozenset({"key_laboratory"}),
    year=2019,
    measure="stock",
    event="approved",
    span=1,
    status="actual",
    authority="national",
    recogniser="science_department",
    frequency="one_off",
    trigger="newly_recognised",
    nature="award",
    form="fixed",
    validity="in_force",
)
OTHER = replace(ONE, jurisdiction="dingxi")

CHANGES: Mapping[Reason, Mapping[str, object]] = {
    Reason.KIND: {"kind": "count"},
    Reason.MEASURE: {"measure": "flow"},
    Reason.EVENT: {"event": "accepted"},
    Reason.PERIOD: {"span": 3},
    Reason.STATUS: {"status": "target"},
    Reason.FREQUENCY: {"frequency": "annual"},
    Reason.TRIGGER: {"trigger": "evaluated_excellent"},
    Reason.NATURE: {"nature": "support"},
    Reason.TIER: {"tier": "province"},
    Reason.LEVEL: {"level": "provincial"},
    Reason.TYPE: {"types": frozenset({"incubator"})},
    Reason.FORM: {"form": "share:投入"},
    Reason.YEAR: {"year": 2021},
    Reason.BOUND: {"bound": "at_least"},
    Reason.AUTHORITY: {"authority": "gansu"},
    Reason.RECOGNISER: {"recogniser": "development_reform"},
    Reason.STANDING: {"standing": "sub_provincial"},
    Reason.READING: {"is_read": True},
    Reason.FREQUENCY_NOT_STATED: {"frequency": "not_stated"},
    Reason.VALIDITY: {"validity": "unknown"},
    Reason.NO_FIGURE: {"has_figure": False},
}
"""For each reason what has to differ for it, and for nothing else."""

SPLITTING = {
    Reason.KIND,
    Reason.MEASURE,
    Reason.EVENT,
    Reason.PERIOD,
    Reason.STATUS,
    Reason.FREQUENCY,
    Reason.TRIGGER,
    Reason.NATURE,
    Reason.TIER,
    Reason.LEVEL,
    Reason.TYPE,
    Reason.FORM,
}


def changed(*reasons: Reason) -> Signature:
    fields: dict[str, object] = {}
    for reason in reasons:
        fields.update(CHANGES[reason])
    return replace(OTHER, **fields)  # type: ignore[arg-type]


def told(*reasons: Reason) -> tuple[Reason, ...]:
    """The reasons that a pair with these differences is given, in their order."""
    if Reason.KIND in reasons:
        return (Reason.KIND,)
    if Reason.NO_FIGURE in reasons:  # what has no figure has no bound and no form
        without = {Reason.BOUND, Reason.FORM}
        reasons = tuple(reason for reason in reasons if reason not in without)
    return tuple(reason for reason in Reason if reason in reasons)


def grade_of(reasons: tuple[Reason, ...]) -> Grade:
    if SPLITTING.intersection(reasons):
        return Grade.APART
    return Grade.SIDE_BY_SIDE if reasons else Grade.COMPARABLE


PAIRS = [
    pair
    for pair in combinations(Reason, 2)
    if set(pair) != {Reason.FREQUENCY, Reason.FREQUENCY_NOT_STATED}
]


def test_facts_that_differ_only_in_their_place_are_comparable() -> None:
    assert compare(ONE, OTHER) == Verdict(Grade.COMPARABLE, ())


def test_every_reason_is_in_the_table_and_the_design_says_which_split() -> None:
    assert set(CHANGES) == set(Reason)
    assert SPLITTING == SPLITS
    assert {Reason.AUTHORITY, Reason.STANDING} == BEYOND_DATA


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_alone_is_told_alone(reason: Reason) -> None:
    verdict = compare(ONE, changed(reason))
    assert verdict == Verdict(grade_of((reason,)), (reason,))
    assert compare(changed(reason), ONE) == verdict


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_each_pair_of_reasons_is_told_together_with_the_worse_grade(
    pair: tuple[Reason, Reason],
) -> None:
    verdict = compare(ONE, changed(*pair))
    assert verdict == Verdict(grade_of(told(*pair)), told(*pair))
    assert compare(changed(*pair), ONE) == verdict


YEARS = [
    (2019, 2019, False),
    (2019, 2020, False),
    (2020, 2019, False),
    (2019, 2021, True),
    (2017, 2020, True),
    (None, 2019, True),
    (None, None, True),
]


@pytest.mark.parametrize(("one", "other", "is_marked"), YEARS)
def test_years_mark_when_more_than_one_apart_or_not_stated(
    one: int | None, other: int | None, is_marked: bool
) -> None:
    verdict = compare(replace(ONE, year=one), replace(OTHER, year=other))
    assert verdict.reasons == ((Reason.YEAR,) if is_marked else ())


@pytest.mark.parametrize("bound", ["at_least", "up_to", "about", "range"])
def test_what_is_not_exact_marks_even_against_its_like(bound: str) -> None:
    verdict = compare(replace(ONE, bound=bound), replace(OTHER, bound=bound))
    assert verdict == Verdict(Grade.SIDE_BY_SIDE, (Reason.BOUND,))


def test_a_frequency_that_is_not_stated_marks_and_two_stated_ones_split() -> None:
    open_, yearly = replace(ONE, frequency="not_stated"), replace(ONE, frequency="annual")
    assert compare(open_, OTHER).grade == Grade.SIDE_BY_SIDE
    assert compare(open_, replace(open_, jurisdiction="dingxi")).grade == Grade.SIDE_BY_SIDE
    assert compare(yearly, OTHER) == Verdict(Grade.APART, (Reason.FREQUENCY,))
    everything = compare_set([open_, yearly, OTHER])
    assert everything.grade == Grade.APART
    assert set(everything.reasons) == {Reason.FREQUENCY, Reason.FREQUENCY_NOT_STATED}


def test_an_implied_reading_of_either_or_both_marks() -> None:
    read = replace(ONE, is_read=True)
    for one, other in ((read, OTHER), (OTHER, read), (read, replace(OTHER, is_read=True))):
        assert compare(one, other) == Verdict(Grade.SIDE_BY_SIDE, (Reason.READING,))


# Types


def of_types(*types: str, kind: str = "count", **more: object) -> Signature:
    return replace(ONE, kind=kind, types=frozenset(types), **more)  # type: ignore[arg-type]


def test_a_combined_count_equals_only_the_same_combination() -> None:
    single, other = of_types("incubator"), of_types("makerspace")
    both = of_types("incubator", "makerspace")
    three = of_types("incubator", "makerspace", "key_laboratory")
    for one, two in combinations([single, other, both, three], 2):
        assert compare(one, two) == Verdict(Grade.APART, (Reason.TYPE,))
    again = of_types("makerspace", "incubator", jurisdiction="dingxi")
    assert compare(both, again).grade == Grade.COMPARABLE


def test_a_reward_for_several_types_meets_one_for_any_of_them() -> None:
    several = of_types("incubator", "makerspace", kind="reward")
    assert compare(several, of_types("incubator", kind="reward")).grade == Grade.COMPARABLE
    apart = compare(several, of_types("key_laboratory", kind="reward"))
    assert apart == Verdict(Grade.APART, (Reason.TYPE,))


MAPPING = TypeMapping(
    from_types=["incubator"],
    to_types=["makerspace"],
    level="municipal",
    jurisdiction="dingxi",
    condition=Bilingual(zh="合并后", en="once merged"),
    source=MappingSource(document="some-plan", paragraph=1, quote=["孵化器改为众创空间"]),
)


@pytest.mark.parametrize(
    ("place", "other_place", "level", "other_level", "grade"),
    [
        ("dingxi", "dingxi", "municipal", "municipal", Grade.COMPARABLE),
        ("xuchang", "xuchang", "municipal", "municipal", Grade.APART),
        ("dingxi", "xuchang", "municipal", "municipal", Grade.APART),
        ("dingxi", "dingxi", "provincial", "provincial", Grade.APART),
        ("dingxi", "dingxi", "municipal", "provincial", Grade.APART),
    ],
)
@pytest.mark.parametrize("kind", ["count", "reward"])
def test_a_mapping_of_types_holds_only_where_and_at_what_level_it_is_stated(
    kind: str, place: str, other_place: str, level: str, other_level: str, grade: Grade
) -> None:
    old = of_types("incubator", kind=kind, jurisdiction=place, level=level)
    new = of_types("makerspace", kind=kind, jurisdiction=other_place, level=other_level)
    assert compare(old, new, [MAPPING]).grade == grade
    assert compare(new, old, [MAPPING]).grade == grade
    assert compare(old, new).grade == Grade.APART


def test_a_mapping_leads_from_its_old_types_to_its_new_ones_and_to_no_others() -> None:
    there: dict[str, object] = {"jurisdiction": "dingxi", "level": "municipal"}
    old, new = of_types("incubator", **there), of_types("makerspace", **there)
    third = of_types("key_laboratory", **there)
    for one in (old, new):
        assert compare(one, third, [MAPPING]).reasons == (Reason.TYPE,)


# Sets

signatures = st.builds(
    Signature,
    kind=st.sampled_from(["count", "reward"]),
    jurisdiction=st.sampled_from(["xuchang", "dingxi"]),
    tier=st.sampled_from(["prefecture", "province"]),
    level=st.sampled_from(["municipal", "provincial"]),
    types=st.frozensets(st.sampled_from(["incubator", "makerspace"]), min_size=1),
    year=st.sampled_from([None, 2017, 2018, 2020]),
    measure=st.sampled_from(["stock", "flow"]),
    span=st.sampled_from([0, 1, 3]),
    status=st.sampled_from(["actual", "target"]),
    bound=st.sampled_from(["exact", "at_least"]),
    frequency=st.sampled_from(["one_off", "annual", "not_stated"]),
    form=st.sampled_from(["fixed", "share:投入", "share:产值"]),
    recogniser=st.sampled_from(["", "science_department"]),
    authority=st.sampled_from(["henan", "gansu"]),
    standing=st.sampled_from(["", "sub_provincial"]),
    is_read=st.booleans(),
    validity=st.sampled_from(["", "unknown", "in_force", "draft", "expired"]),
    has_figure=st.booleans(),
)
near = st.builds(  # mostly comparable, so that sets of all three grades are met
    lambda year, place, bound: replace(ONE, year=year, jurisdiction=place, bound=bound),
    st.sampled_from([2019, 2020, 2021]),
    st.sampled_from(["xuchang", "dingxi", "panjin"]),
    st.sampled_from(["exact", "exact", "exact", "about"]),
)
sets = st.lists(signatures | near, max_size=5) | st.lists(near, max_size=5)


@given(signatures, signatures)
def test_the_order_of_a_pair_does_not_matter(one: Signature, other: Signature) -> None:
    assert compare(one, other, [MAPPING]) == compare(other, one, [MAPPING])


def test_a_share_and_an_amount_and_shares_of_two_bases_are_apart() -> None:
    def share(of: str) -> dict[str, object]:
        return {"kind": "share", "percent": 30, "of": {"zh": of, "en": of}}

    fixed, of_cost, of_output = (
        signature(only(xuchang=[reward("some", **more)]))
        for more in ({}, {"amount": share("投入")}, {"amount": share("产值")})
    )
    for one, other in ((fixed, of_cost), (of_cost, of_output)):
        assert Reason.FORM in compare(one, other).reasons
        assert compare(one, other).grade == Grade.APART
    assert Reason.FORM not in compare(of_cost, of_cost).reasons


@given(sets)
def test_a_set_takes_its_worst_pair_and_all_reasons(facts: list[Signature]) -> None:
    pairs = [compare(one, other, [MAPPING]) for one, other in combinations(facts, 2)]
    verdict = compare_set(facts, [MAPPING])
    assert verdict.grade == max((pair.grade for pair in pairs), default=Grade.COMPARABLE)
    assert set(verdict.reasons) == {reason for pair in pairs for reason in pair.reasons}


@given(sets, st.randoms(use_true_random=False))
def test_the_order_of_a_set_does_not_matter(facts: list[Signature], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compare_set(facts) == compare_set(shuffled)


@given(sets, signatures | near)
def test_one_more_fact_never_improves_a_set(facts: list[Signature], more: Signature) -> None:
    before, after = compare_set(facts), compare_set([*facts, more])
    assert after.grade >= before.grade
    assert set(after.reasons) >= set(before.reasons)


@given(signatures, signatures)
def test_a_mapping_never_makes_two_facts_less_comparable(one: Signature, other: Signature) -> None:
    assert compare(one, other, [MAPPING]).grade <= compare(one, other).grade


def test_a_fact_alone_and_no_fact_are_comparable() -> None:
    assert compare_set([]) == compare_set([ONE]) == Verdict(Grade.COMPARABLE, ())


def test_a_fact_stated_twice_is_compared_with_itself() -> None:
    floor = replace(ONE, bound="at_least")
    assert compare_set([floor, floor]).reasons == (Reason.BOUND,)


# Facts as they are loaded


def only(**facts: list[object]) -> Entry:
    (entry,) = catalogue(**facts).entries.values()  # type: ignore[arg-type]
    return entry


def test_the_signature_of_a_count_says_what_decides() -> None:
    more: dict[str, object] = {
        "types": ["makerspace", "incubator"],
        "level_and_above": True,
        "bound": "at_least",
        "recognised_by": {"stated": "科技部门", "code": "science_department"},
        "reading": {"value": "implied"},
    }
    found = signature(only(xuchang=[count("some", 3, **more)]))
    assert found == Signature(
        kind="count",
        jurisdiction="xuchang",
        tier="prefecture",
        level="provincial+",
        types=frozenset({"incubator", "makerspace"}),
        year=2020,
        measure="stock",
        status="actual",
        bound="at_least",
        authority="henan",
        recogniser="science_department",
        is_read=True,
    )


@pytest.mark.parametrize(
    ("period", "span"), [("2018", 1), ("2016/2018", 3), ("2018-01/2018-06", 1), ("not_stated", 0)]
)
def test_an_addition_is_compared_by_the_length_of_its_period(period: str, span: int) -> None:
    found = signature(only(xuchang=[count("some", 3, measure="flow", period=period)]))
    assert found.span == span
    assert signature(only(xuchang=[count("some", 3)])).span == 0


def test_a_zero_is_a_figure_and_a_batch_is_none() -> None:
    assert signature(only(xuchang=[count("none", 0)])).has_figure
    assert not signature(only(xuchang=[count("batch", "without_figure")])).has_figure


def test_provincial_and_above_is_another_level_than_provincial() -> None:
    found = catalogue(
        xuchang=[count("one", 5)], luoyang=[count("other", 7, level_and_above=True)]
    ).entries.values()
    assert compare(*map(signature, found)).reasons == (Reason.LEVEL,)


@pytest.mark.parametrize(
    ("amount", "has_figure"),
    [
        ({"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "investment"}}, True),
        ({"kind": "case_by_case"}, False),
        ({"kind": "none"}, False),
        ({"kind": "not_stated"}, False),
    ],
)
def test_only_amounts_and_shares_are_figures_of_a_reward(
    amount: dict[str, object], has_figure: bool
) -> None:
    assert signature(only(xuchang=[reward("some", amount=amount)])).has_figure is has_figure


STATUSES = ("unknown", "in_force", "draft", "expired", "superseded")


@pytest.mark.parametrize("status", STATUSES)
def test_the_signature_of_a_reward_has_the_status_of_its_policy(status: str) -> None:
    assert signature(only(xuchang=[reward("some", policy_status=status)])).validity == status
    assert signature(only(xuchang=[count("some")])).validity == ""


@pytest.mark.parametrize("one", STATUSES)
@pytest.mark.parametrize("other", STATUSES)
def test_policies_that_differ_in_status_or_under_which_nothing_is_paid_are_marked(
    one: str, other: str
) -> None:
    found = catalogue(
        xuchang=[reward("one", policy_status=one)],
        panjin=[reward("other", 1_000_000, policy_status=other)],
    ).entries.values()
    are_alike = one == other and one in {"unknown", "in_force"}
    reasons = () if are_alike else (Reason.VALIDITY,)
    assert compare(*map(signature, found)).reasons == reasons
    assert compare_set(map(signature, found)).reasons == reasons


# Who recognises


def pair(one: str, other: str, level: str, **more: object) -> Verdict:
    """How two counts of a level of two places stand to each other."""
    found = catalogue(
        **{one: [count("a", 5, level=level, **more)], other: [count("a", 8, level=level, **more)]}
    ).entries.values()
    assert compare_set(map(signature, found)) == compare(*map(signature, found))
    return compare(*map(signature, found))


ALIKE = Verdict(Grade.COMPARABLE, ())
BY_TWO = Verdict(Grade.SIDE_BY_SIDE, (Reason.AUTHORITY,))
AUTHORITIES = [
    # The state recognises for all.
    ("xuchang", "dingxi", "national", ALIKE),
    ("xuchang", "luoyang", "national", ALIKE),
    ("liaoning", "chongqing", "national", ALIKE),
    # A province recognises for its own cities.
    ("xuchang", "luoyang", "provincial", ALIKE),
    ("dingxi", "lanzhou", "provincial", ALIKE),
    ("xuchang", "dingxi", "provincial", BY_TWO),
    ("panjin", "luoyang", "provincial", BY_TWO),
    ("liaoning", "chongqing", "provincial", BY_TWO),
    # A city recognises for itself.
    ("xuchang", "luoyang", "municipal", BY_TWO),
    ("xuchang", "dingxi", "municipal", BY_TWO),
    ("liaoning", "gansu", "municipal", BY_TWO),
    ("xuchang", "luoyang", "county", BY_TWO),
    # Totals over levels are recognised by many.
    ("xuchang", "luoyang", "unspecified", BY_TWO),
]


@pytest.mark.parametrize(("one", "other", "level", "verdict"), AUTHORITIES)
def test_below_national_level_each_government_recognises_by_rules_of_its_own(
    one: str, other: str, level: str, verdict: Verdict
) -> None:
    assert pair(one, other, level) == pair(other, one, level) == verdict


@pytest.mark.parametrize(("one", "other", "level", "verdict"), AUTHORITIES)
def test_rewards_are_marked_by_who_recognises_as_counts_are(
    one: str, other: str, level: str, verdict: Verdict
) -> None:
    found = catalogue(
        **{one: [reward("a", level=level)], other: [reward("a", level=level)]}
    ).entries.values()
    assert compare(*map(signature, found)) == verdict


def test_provincial_platforms_and_above_of_one_province_are_recognised_alike() -> None:
    assert pair("xuchang", "luoyang", "provincial", level_and_above=True) == ALIKE
    assert pair("xuchang", "dingxi", "provincial", level_and_above=True) == BY_TWO


def place(name: str, tier: str, parent: str = "not_applicable", **more: str) -> Jurisdiction:
    """A place that is made up."""
    return Jurisdiction.model_validate(
        {"id": name, "zh": name, "short_zh": name, "en": name, "tier": tier, "kind": "city",
         "parent": parent, **more}
    )  # fmt: skip


PROVINCE = place("province", "province")
CITY = place("city", "prefecture", "province")
COUNTY = place("county", "county", "city")
ZONE = place("zone", "zone", "city")
MUNICIPALITY = place("municipality", "province")
DISTRICT = place("district", "county", "municipality")
UNDER_PROVINCE = place("under-province", "province_administered", "province")


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([PROVINCE], {"provincial": "province"}),
        ([CITY, PROVINCE], {"provincial": "province", "municipal": "city"}),
        ([COUNTY, CITY, PROVINCE],
         {"provincial": "province", "municipal": "city", "county": "county"}),
        ([ZONE, CITY, PROVINCE], {"provincial": "province", "municipal": "city"}),
        ([DISTRICT, MUNICIPALITY], {"provincial": "municipality", "county": "district"}),
        ([UNDER_PROVINCE, PROVINCE], {"provincial": "province"}),
    ],
    ids=lambda value: value[0].id if isinstance(value, list) else "",
)  # fmt: skip
def test_the_government_of_a_level_recognises_and_without_one_a_place_stands_for_itself(
    places: list[Jurisdiction], expected: Mapping[str, str]
) -> None:
    assert authority(places, "national") == "national"
    for level in ("provincial", "municipal", "county", "unspecified"):
        own = f"{places[0].id}/{level}"
        assert authority(places, level) == expected.get(level, own), level


def test_the_documents_of_a_county_say_by_whom_its_city_recognises() -> None:
    known = committed().dataset.jurisdictions
    county = known["xuchang"].model_copy(update={"id": "county", "tier": "county",
                                                 "parent": "xuchang"})  # fmt: skip
    entry = replace(
        only(xuchang=[count("a", level="municipal")]),
        jurisdiction=county,
        above=(known["xuchang"], known["henan"]),
    )
    assert signature(entry).authority == "xuchang"
    assert signature(only(xuchang=[count("a", level="municipal")])).authority == "xuchang"


# Cities of a rank of their own


@pytest.mark.parametrize(
    ("one", "other", "is_marked"),
    [
        ("panjin", "shenyang", True),
        ("panjin", "dalian", True),
        ("shenyang", "dalian", True),
        ("shenyang", "shenyang", False),
        ("xuchang", "jiyuan", True),
        ("xuchang", "luoyang", False),
    ],
)
def test_cities_of_another_rank_stand_side_by_side(one: str, other: str, is_marked: bool) -> None:
    its, theirs = (signature(only(**{place: [count("a", 5)]})) for place in (one, other))
    assert compare(its, theirs).reasons == ((Reason.STANDING,) if is_marked else ())


def test_standing_is_that_of_the_city_and_of_a_county_that_a_province_administers() -> None:
    known = committed().dataset.jurisdictions
    assert standing(known["xuchang"]) == standing(known["liaoning"]) == ""
    assert standing(known["shenyang"]) == "sub_provincial"
    assert standing(known["dalian"]) == "separately_planned"
    assert standing(known["jiyuan"]) == "province_administered"
    assert known["jiyuan"].peer_tier == known["xuchang"].peer_tier == "prefecture"


def test_two_cities_of_one_rank_are_comparable_at_national_level() -> None:
    assert pair("shenyang", "harbin", "national") == ALIKE
    assert pair("shenyang", "harbin", "provincial") == BY_TWO


# What is not compared


def test_funds_instruments_and_names_are_not_compared() -> None:
    seen = set()
    for entry in committed().entries.values():
        if isinstance(entry.fact, (Fund, Instrument, Named)):
            seen.add(entry.kind)
            with pytest.raises(TypeError):
                signature(entry)
    assert seen == {"fund", "instrument", "named"}
