"""Payments over years, steps between levels, budgets: worked out by hand and held to the yuan."""

from collections.abc import Mapping, Sequence

import pytest
from catalogues import catalogue, committed, reward
from hypothesis import given
from hypothesis import strategies as st

from lib.costs.budget import Budget, Item, Lack, Quantity, Use, budget, typed_budget
from lib.costs.interval import Interval, total
from lib.costs.payments import LeftOut, Rule, clauses, one_payment
from lib.costs.scenario import format_numbers, parse_numbers
from lib.costs.steps import steps
from lib.costs.value import Assumptions, Value, value
from lib.index import Entry
from lib.model.document import Reward

WAN = 10_000
EXACT = Interval.exactly


def entries(*rewards: Reward) -> list[Entry]:
    return list(catalogue(xuchang=list(rewards)).entries.values())


def fixed(bound: str, low: int | None, high: int | None) -> dict[str, object]:
    ends = {"min_cny": low, "max_cny": high}
    return {"kind": "fixed", "bound": bound, **{k: v for k, v in ends.items() if v is not None}}


FIFTY = fixed("exact", 50 * WAN, 50 * WAN)


def worth(rewards: Sequence[Reward], level: str = "national", **given_: object) -> Value:
    found = value(entries(*rewards), "key_laboratory", level, Assumptions(**given_))  # type: ignore[arg-type]
    assert found is not None
    return found


# Intervals


def test_a_floor_stays_a_floor_in_sums_and_products() -> None:
    floor = Interval(20, None)
    assert floor + EXACT(5) == Interval(25, None)
    assert floor * EXACT(3) == Interval(60, None)
    assert floor * EXACT(0) == EXACT(0)
    assert floor * Interval(0, 2) == Interval(0, None)
    assert total([]) == EXACT(0)


def test_a_round_figure_makes_everything_it_enters_a_round_one() -> None:
    about = Interval(20, 20, is_about=True)
    assert (about + EXACT(1)).is_about and (about * EXACT(2)).is_about
    assert not about.is_exact and EXACT(20).is_exact


def test_a_difference_is_never_below_zero() -> None:
    assert EXACT(20) - EXACT(5) == EXACT(15)
    assert EXACT(5) - EXACT(20) == EXACT(0)
    assert EXACT(20) - Interval(5, None) == Interval(0, 15)
    assert Interval(20, None) - EXACT(5) == Interval(15, None)


def test_an_interval_whose_ends_are_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="below"):
        Interval(2, 1)
    with pytest.raises(ValueError, match="zero"):
        Interval(-2, -1) * EXACT(2)


ends = st.builds(
    lambda low, more, about: Interval(low, None if more is None else low + more, about),
    st.integers(0, 50),
    st.none() | st.integers(0, 50),
    st.booleans(),
)


def inside(number: int, interval: Interval) -> bool:
    return number >= interval.low and (interval.high is None or number <= interval.high)


@given(ends, ends, st.data())
def test_whatever_the_figures_are_the_result_lies_between_the_ends(
    one: Interval, other: Interval, data: st.DataObject
) -> None:
    a, b = (
        data.draw(st.integers(i.low, i.low + 100 if i.high is None else i.high))
        for i in (one, other)
    )
    assert inside(a + b, one + other)
    assert inside(a * b, one * other)
    assert inside(max(a - b, 0), one - other)
    assert inside(max(a, b), one.at_least(other))
    assert inside(a, one | other) and inside(b, one | other)


# One payment

SHARE = {"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "cost"}}
AMOUNTS: Sequence[tuple[Mapping[str, object], Interval | None]] = [
    (FIFTY, EXACT(50 * WAN)),
    (fixed("at_least", 20 * WAN, None), Interval(20 * WAN, None)),
    (fixed("up_to", None, 30 * WAN), Interval(0, 30 * WAN)),
    (fixed("about", 30 * WAN, 30 * WAN), Interval(30 * WAN, 30 * WAN, True)),
    (fixed("range", 10 * WAN, 30 * WAN), Interval(10 * WAN, 30 * WAN)),
    ({**SHARE, "cap_cny": 9}, Interval(0, 9)),
    (SHARE, None),
    ({"kind": "none"}, EXACT(0)),
    ({"kind": "case_by_case"}, None),
    ({"kind": "not_stated"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("amount", "expected"), AMOUNTS)
def test_a_payment_has_the_ends_that_its_bound_gives_it(
    amount: Mapping[str, object], expected: Interval | None
) -> None:
    assert one_payment(reward("some", amount=amount).amount) == expected


# Value over years

YEARLY: Mapping[str, object] = {
    "frequency": "annual", "trigger": "stable_support", "nature": "support"
}  # fmt: skip
EXCELLENT: Mapping[str, object] = {"trigger": "evaluated_excellent"}
PARTS = [{"cny": n * WAN, "when": {"zh": "某时", "en": "then"}} for n in (20, 20, 10)]

ONE_CLAUSE: Sequence[tuple[str, Mapping[str, object], Mapping[str, object], Interval, Rule]] = [
    ("one-off", {}, {}, EXACT(50 * WAN), Rule.ONCE),
    ("open frequency", {"frequency": "not_stated"}, {}, EXACT(50 * WAN), Rule.ONCE_BY_EVENT),
    ("yearly", YEARLY, {}, EXACT(250 * WAN), Rule.EVERY_YEAR),
    ("yearly, one year", YEARLY, {"years": 1}, EXACT(50 * WAN), Rule.EVERY_YEAR),
    ("yearly for three", {**YEARLY, "years": 3}, {}, EXACT(150 * WAN), Rule.STATED_YEARS),
    ("yearly for three, in two", {**YEARLY, "years": 3}, {"years": 2}, EXACT(100 * WAN),
     Rule.STATED_YEARS),
    ("open support", {**YEARLY, "frequency": "not_stated"}, {}, Interval(50 * WAN, 250 * WAN),
     Rule.OPEN_YEARS),
    ("in parts", {"frequency": "instalments", "instalments": PARTS}, {}, EXACT(50 * WAN),
     Rule.INSTALMENTS),
    ("in parts, two years", {"frequency": "instalments", "instalments": PARTS}, {"years": 2},
     EXACT(40 * WAN), Rule.INSTALMENTS),
    ("parts not told", {"frequency": "instalments"}, {}, Interval(0, 50 * WAN),
     Rule.OPEN_INSTALMENTS),
    ("never excellent", EXCELLENT, {"excellent": "never"}, EXACT(0), Rule.NOT_EXCELLENT),
    ("excellent once", EXCELLENT, {"excellent": "once"}, EXACT(50 * WAN), Rule.ONCE),
    ("each evaluation, cycle of two", {**EXCELLENT, "frequency": "per_evaluation"},
     {"excellent": "throughout", "cycle": 2}, EXACT(100 * WAN), Rule.EVALUATIONS),
    ("each evaluation, cycle open", {**EXCELLENT, "frequency": "per_evaluation"},
     {"excellent": "throughout"}, Interval(0, 250 * WAN), Rule.EVALUATIONS),
    ("yearly in the cycle, once of three", {**EXCELLENT, "frequency": "annual",
     "years": "evaluation_cycle"}, {"excellent": "once", "cycle": 3}, EXACT(150 * WAN), Rule.CYCLE),
    ("yearly in the cycle, throughout", {**EXCELLENT, "frequency": "annual",
     "years": "evaluation_cycle"}, {"excellent": "throughout"}, EXACT(250 * WAN), Rule.EVERY_YEAR),
]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "given_", "expected", "rule"),
    [case[1:] for case in ONE_CLAUSE],
    ids=[case[0] for case in ONE_CLAUSE],
)
def test_one_clause_over_years_comes_to_what_is_worked_out_by_hand(
    more: Mapping[str, object], given_: Mapping[str, object], expected: Interval, rule: Rule
) -> None:
    found = worth([reward("some", amount=FIFTY, **more)], **given_)
    assert found.total == expected
    assert {payment.rule for case in found.cases for payment in case.payments} == {rule}


def test_what_is_left_open_gives_a_range_over_every_course_of_events() -> None:
    clause = reward("cycle", 100 * WAN, **{**EXCELLENT, "frequency": "annual"},
                    years="evaluation_cycle")  # fmt: skip
    assert worth([clause]).total == Interval(0, 500 * WAN)
    assert worth([clause], excellent="once").total == Interval(100 * WAN, 500 * WAN)


BASE = reward("base", 20 * WAN, **YEARLY)
BONUS = reward("bonus", 100 * WAN, frequency="annual", years="evaluation_cycle", **EXCELLENT)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({"excellent": "never"}, EXACT(100 * WAN)),
        ({"excellent": "throughout", "relation": "adds"}, EXACT(600 * WAN)),
        ({"excellent": "throughout", "relation": "replaces"}, EXACT(500 * WAN)),
        # three years of 100 and two of 20
        ({"excellent": "once", "cycle": 3, "relation": "replaces"}, EXACT(340 * WAN)),
        ({"excellent": "once", "cycle": 3, "relation": "adds"}, EXACT(400 * WAN)),
        ({"excellent": "throughout"}, Interval(500 * WAN, 600 * WAN)),
        ({}, Interval(100 * WAN, 600 * WAN)),
    ],
)
def test_an_evaluations_payment_adds_to_stable_support_or_takes_its_place(
    given_: Mapping[str, object], expected: Interval
) -> None:
    assert worth([BASE, BONUS], **given_).total == expected


@pytest.mark.parametrize(("kind", "expected"), [("adds", 600), ("replaces", 500)])
@pytest.mark.parametrize("assumed", ["open", "adds", "replaces"])
def test_what_the_document_says_of_two_clauses_holds_against_the_assumption(
    kind: str, expected: int, assumed: str
) -> None:
    told = BONUS.model_copy(
        update={"relation": reward("x", relation={"kind": kind, "to": "base"}).relation}
    )
    found = worth([BASE, told], excellent="throughout", relation=assumed)
    assert found.total == EXACT(expected * WAN)


def test_a_floor_has_an_upper_end_only_where_the_reader_types_one() -> None:
    floor = reward("floor", amount=fixed("at_least", 20 * WAN, None), **YEARLY)
    assert worth([floor]).total == Interval(100 * WAN, None)
    typed = worth([floor], ceilings={"xuchang/floor": 30 * WAN})
    assert typed.total == Interval(100 * WAN, 150 * WAN)
    assert [p.is_ceiling_typed for c in typed.cases for p in c.payments] == [True]
    below = worth([floor], ceilings={"xuchang/floor": 10 * WAN})
    assert below.total == Interval(100 * WAN, None)


def test_a_typed_ceiling_changes_nothing_where_the_clause_states_its_amount() -> None:
    assert worth([BASE], ceilings={"xuchang/base": 90 * WAN}).total == EXACT(100 * WAN)


def test_alternatives_of_one_condition_are_not_added_up() -> None:
    firms = reward("firms", 50 * WAN, recipient={"zh": "企业", "en": "firms"})
    schools = reward("schools", 30 * WAN, recipient={"zh": "高校", "en": "universities"})
    assert worth([firms, schools]).total == Interval(30 * WAN, 50 * WAN)


def test_payments_of_two_payers_are_added_up() -> None:
    city = reward("city", 50 * WAN, payer={"zh": "市财政", "en": "city"})
    county = reward("county", 30 * WAN, payer={"zh": "县财政", "en": "county"})
    assert worth([city, county]).total == EXACT(80 * WAN)


LEFT = [
    ({"policy_status": "draft"}, LeftOut.NOT_IN_FORCE),
    ({"policy_status": "expired"}, LeftOut.NOT_IN_FORCE),
    ({"policy_status": "superseded"}, LeftOut.NOT_IN_FORCE),
    ({"trigger": "promotion"}, LeftOut.TRIGGER),
    ({"amount": {"kind": "case_by_case"}}, LeftOut.NO_AMOUNT),
    ({"amount": SHARE}, LeftOut.NO_BASE),
    ({"basis": {"year": 2015}}, LeftOut.OLDER),
]  # fmt: skip


@pytest.mark.parametrize(("more", "why"), LEFT)
def test_what_is_not_counted_is_told_with_the_reason(
    more: Mapping[str, object], why: LeftOut
) -> None:
    found = worth([reward("counted", 50 * WAN), reward("other", 70 * WAN, **more)])
    assert found.total == EXACT(50 * WAN)
    assert [(entry.id, reason) for entry, reason in found.left_out] == [("xuchang/other", why)]


def test_another_type_or_level_has_no_value() -> None:
    only = entries(reward("some"))
    assert value(only, "incubator", "national", Assumptions()) is None
    assert value(only, "key_laboratory", "provincial", Assumptions()) is None


@pytest.mark.parametrize("wrong", [{"years": 0}, {"years": 11}, {"years": -1}, {"cycle": 0}])
def test_years_and_cycles_that_cannot_be_are_refused(wrong: Mapping[str, int]) -> None:
    with pytest.raises(ValueError, match="expected"):
        worth([reward("some")], **wrong)


def test_the_cases_with_the_least_and_the_most_are_named() -> None:
    least, most = worth([BASE, BONUS]).extremes
    assert (least.course.excellent, least.total) == ("never", EXACT(100 * WAN))
    assert (most.course.replaces, most.total) == (False, EXACT(600 * WAN))


LABS = "key_laboratory"
STATE_LABS = "enterprise_state_key_laboratory"

REAL = [
    ("xuchang", LABS, "national", {}, EXACT(500_000)),
    ("xuchang", LABS, "provincial", {}, EXACT(200_000)),
    ("xuchang", LABS, "municipal", {}, EXACT(50_000)),
    ("chongqing", STATE_LABS, "national", {"excellent": "never"}, EXACT(10_000_000)),
    ("chongqing", STATE_LABS, "national", {"excellent": "once", "relation": "adds"},
     EXACT(15_000_000)),
    ("chongqing", STATE_LABS, "national", {"years": 1, "excellent": "never"}, EXACT(2_000_000)),
    ("chongqing", STATE_LABS, "national", {"years": 10, "excellent": "never"}, EXACT(20_000_000)),
    ("chongqing", LABS, "provincial", {"excellent": "never"}, Interval(1_000_000, None)),
    ("chongqing", LABS, "provincial", {"excellent": "throughout", "relation": "replaces"},
     EXACT(5_000_000)),
    ("chongqing", LABS, "provincial", {"excellent": "throughout", "relation": "adds"},
     Interval(6_000_000, None)),
    ("chongqing", LABS, "provincial", {}, Interval(1_000_000, None)),
]  # fmt: skip


DOCUMENTS = {
    "xuchang": "xuchang-2017-proposal-61",
    "panjin": "panjin-2020-proposal-15",
    "chongqing": "chongqing-2020-suggestion-942",
}


def paid_by(place: str) -> list[Entry]:
    """What the one document of a place pays that the figures here are worked out from."""
    found = committed().of_kind("reward", place)
    return [entry for entry in found if entry.document_id == DOCUMENTS[place]]


@pytest.mark.parametrize(("place", "kind", "level", "given_", "expected"), REAL)
def test_laboratories_of_xuchang_and_chongqing_are_worth_what_their_documents_say(
    place: str, kind: str, level: str, given_: Mapping[str, object], expected: Interval
) -> None:
    found = value(paid_by(place), kind, level, Assumptions(**given_))  # type: ignore[arg-type]
    assert found is not None and found.total == expected


def test_what_chongqing_pays_to_enterprise_laboratories_is_worth_nothing_to_others() -> None:
    assert value(paid_by("chongqing"), LABS, "national", Assumptions()) is None
    assert value(paid_by("chongqing"), STATE_LABS, "provincial", Assumptions()) is None


def test_panjin_and_chongqing_pay_for_nothing_alike() -> None:
    paid = {
        place: {name for e in paid_by(place) for name in e.reward.types}
        for place in ("panjin", "chongqing")
    }
    assert paid["panjin"] and paid["chongqing"] and not paid["panjin"] & paid["chongqing"]
    for place, other in (("panjin", "chongqing"), ("chongqing", "panjin")):
        for kind in paid[other]:
            for level in ("national", "provincial", "municipal"):
                assert value(paid_by(place), kind, level, Assumptions()) is None


@given(
    st.integers(1, 10),
    st.sampled_from(["never", "once", "throughout"]),
    st.none() | st.integers(1, 10),
    st.sampled_from(["adds", "replaces"]),
)
def test_settling_what_is_open_stays_within_the_range_of_leaving_it_open(
    years: int, excellent: str, cycle: int | None, relation: str
) -> None:
    settled = worth([BASE, BONUS], years=years, excellent=excellent, cycle=cycle, relation=relation)
    left_open = worth([BASE, BONUS], years=years)
    assert left_open.total.low <= settled.total.low
    assert left_open.total.high is not None and settled.total.high is not None
    assert left_open.total.high >= settled.total.high


# Steps


def ladder(stacking: str, *amounts: Mapping[str, object]) -> list[Entry]:
    levels = ("municipal", "provincial", "national")
    return entries(
        *(
            reward(level, level=level, amount=amount, stacking=stacking)
            for level, amount in zip(levels, amounts, strict=False)
        )
    )


def exact(wan: int) -> dict[str, object]:
    return fixed("exact", wan * WAN, wan * WAN)


STACKING = [
    ("adds", [20, 50], [25, 75]),
    ("difference_on_promotion", [15, 30], [20, 50]),
    ("highest_only", [15, 30], [20, 50]),
]


@pytest.mark.parametrize(("stacking", "adds", "reached"), STACKING)
def test_a_step_adds_what_the_clause_says_of_stacking(
    stacking: str, adds: list[int], reached: list[int]
) -> None:
    found = steps(ladder(stacking, exact(5), exact(20), exact(50)))
    assert [step.adds for step in found] == [EXACT(n * WAN) for n in adds]
    assert [step.reached for step in found] == [EXACT(n * WAN) for n in reached]
    assert [step.difference for step in found] == [EXACT(15 * WAN), EXACT(30 * WAN)]


def test_a_step_is_a_range_where_stacking_is_not_stated() -> None:
    found = steps(ladder("not_stated", exact(5), exact(20), exact(50)))
    assert [step.adds for step in found] == [
        Interval(15 * WAN, 20 * WAN), Interval(30 * WAN, 50 * WAN)
    ]  # fmt: skip
    assert [step.reached for step in found] == [
        Interval(20 * WAN, 25 * WAN), Interval(50 * WAN, 75 * WAN)
    ]  # fmt: skip


def test_a_step_from_or_to_a_floor_has_open_ends() -> None:
    (up,) = steps(ladder("difference_on_promotion", exact(5), fixed("at_least", 20 * WAN, None)))
    assert up.difference == Interval(15 * WAN, None)
    (down,) = steps(ladder("difference_on_promotion", fixed("at_least", 5 * WAN, None), exact(20)))
    assert down.difference == Interval(0, 15 * WAN)


def test_a_level_that_pays_less_adds_no_difference() -> None:
    (step,) = steps(ladder("difference_on_promotion", exact(20), exact(5)))
    assert step.adds == EXACT(0) and step.reached == EXACT(20 * WAN)


def test_a_level_without_an_amount_is_passed_over() -> None:
    (step,) = steps(ladder("adds", exact(5), {"kind": "case_by_case"}, exact(50)))
    assert (step.lower.reward.level, step.upper.reward.level) == ("municipal", "national")


def test_one_level_is_no_ladder_and_two_facts_of_one_level_are_refused() -> None:
    assert steps(ladder("adds", exact(5))) == []
    with pytest.raises(ValueError, match="one level"):
        steps(entries(reward("one"), reward("other")))


# Budgets

LAB: Item = ("key_laboratory", "national")


def numbers(**typed: int) -> dict[tuple[Use, Item], Quantity]:
    return {(use, LAB): Quantity(EXACT(n), "typed") for use, n in typed.items()}  # type: ignore[misc]


def planned(rewards: Sequence[Reward], years: int = 1, *, is_stock_new: bool = False,
            **typed: int) -> Budget:  # fmt: skip
    return budget(entries(*rewards), [LAB], numbers(**typed), years, is_stock_new=is_stock_new)


def test_awards_multiply_new_recognitions_and_support_the_stock() -> None:
    found = planned([reward("new", 50 * WAN), BASE], years=2, new=3, stock=4)
    # 3 × 50 and 4 × 20 × 2
    assert found.total == EXACT((150 + 160) * WAN)
    assert found.missing == ()


def test_existing_platforms_are_counted_as_new_only_on_demand_and_marked() -> None:
    plain = planned([reward("new", 50 * WAN)], new=1, stock=4)
    assert plain.total == EXACT(50 * WAN)
    assumed = planned([reward("new", 50 * WAN)], is_stock_new=True, new=1, stock=4)
    assert assumed.total == EXACT(250 * WAN)
    assert [line.is_assumed for line in assumed.lines] == [False, True]


def test_a_floor_times_platforms_is_at_least_so_much() -> None:
    floor = reward("floor", amount=fixed("at_least", 20 * WAN, None), **YEARLY)
    assert planned([floor], years=3, stock=2).total == Interval(120 * WAN, None)


def test_what_lacks_a_number_is_listed_and_not_counted_as_nothing() -> None:
    found = planned([reward("new", 50 * WAN), BASE], stock=4)
    assert found.total == EXACT(80 * WAN)
    assert [(m.why, m.entry and m.entry.id) for m in found.missing] == [(Lack.NEW, "xuchang/new")]
    none = planned([reward("new", 50 * WAN)])
    assert none.lines == () and none.of(LAB) is None


def test_what_has_no_tier_or_no_amount_is_listed() -> None:
    assert [m.why for m in planned([], new=3).missing] == [Lack.TIER]
    open_ = planned([reward("new", amount={"kind": "case_by_case"})], new=3)
    assert [m.why for m in open_.missing] == [LeftOut.NO_AMOUNT] and open_.lines == ()


def test_none_at_all_times_an_award_is_nothing() -> None:
    assert planned([reward("new", 50 * WAN)], new=0).total == EXACT(0)


def test_those_evaluated_excellent_may_have_stable_support_besides_or_not() -> None:
    found = planned([BASE, BONUS], stock=4, excellent=1)
    # 3 or 4 × 20, and 1 × 100
    assert found.total == Interval(160 * WAN, 180 * WAN)
    told = BONUS.model_copy(
        update={"relation": reward("x", relation={"kind": "replaces", "to": "base"}).relation}
    )
    assert planned([BASE, told], stock=4, excellent=1).total == EXACT(160 * WAN)
    adds = BONUS.model_copy(
        update={"relation": reward("x", relation={"kind": "adds", "to": "base"}).relation}
    )
    assert planned([BASE, adds], stock=4, excellent=1).total == EXACT(180 * WAN)


def test_tiers_typed_in_are_reckoned_like_stated_ones() -> None:
    tiers: dict[tuple[str, Item], int] = {("once", LAB): 30 * WAN, ("yearly", LAB): 10 * WAN}
    found = typed_budget(tiers, [LAB], numbers(new=2, stock=5), 3)
    assert found.total == EXACT((60 + 150) * WAN)
    lacking = typed_budget(tiers, [LAB], {}, 3)
    assert [m.why for m in lacking.missing] == [Lack.NEW, Lack.STOCK]
    assert [m.why for m in typed_budget({}, [LAB], numbers(new=2), 3).missing] == [Lack.TIER]
    as_new = typed_budget(tiers, [LAB], numbers(new=2, stock=5), 1, is_stock_new=True)
    assert as_new.total == EXACT((60 + 150 + 50) * WAN)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 10))
def test_a_budget_is_the_sum_of_its_lines(new: int, stock: int, years: int) -> None:
    found = planned([reward("new", 50 * WAN), BASE], years=years, new=new, stock=stock)
    assert found.total == EXACT(50 * WAN * new + 20 * WAN * stock * years)
    assert found.total == total(line.total for line in found.lines) == found.of(LAB)


# Clauses


def test_a_clause_for_several_types_applies_to_each_of_them() -> None:
    both = entries(reward("both", types=["key_laboratory", "incubator"]))
    for kind in ("key_laboratory", "incubator"):
        groups, left = clauses(both, kind, "national")
        assert [[e.id for e in group] for group in groups] == [["xuchang/both"]] and left == []


# Numbers in an address

KNOWN = {"key_laboratory.national", "incubator.provincial"}


def test_numbers_read_from_an_address_are_those_written_into_it() -> None:
    typed = {"key_laboratory.national": 3, "incubator.provincial": 0}
    assert parse_numbers(format_numbers(typed), KNOWN, 100) == (typed, [])
    assert parse_numbers("", KNOWN, 100) == ({}, [])


@pytest.mark.parametrize(
    "part",
    ["key_laboratory.national:-1", "key_laboratory.national:1.5", "key_laboratory.national",
     "key_laboratory.national:101", "nothing.national:1", "key_laboratory.national:x", ":3", "abc"],
)  # fmt: skip
def test_a_part_that_says_nothing_is_told_and_the_rest_is_read(part: str) -> None:
    found, refused = parse_numbers(f"{part},incubator.provincial:2", KNOWN, 100)
    assert found == {"incubator.provincial": 2} and refused == [part]


def test_a_number_given_twice_is_taken_once_and_told() -> None:
    twice = "incubator.provincial:2,incubator.provincial:3"
    assert parse_numbers(twice, KNOWN, 100) == (
        {"incubator.provincial": 2}, ["incubator.provincial:3"]
    )  # fmt: skip
