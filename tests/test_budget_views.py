"""Value over years and budgets as their pages show them: rows, numbers, words, and addresses."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from boxes import Picture, overlaps
from catalogues import FIVE, catalogue, committed, count, five, reward
from test_pages import HAN, copy_of_data, visit

from lib import captions, theme
from lib.charts.forms import draw
from lib.compare import Grade, Reason
from lib.costs.budget import Lack
from lib.costs.interval import Interval
from lib.costs.value import Assumptions
from lib.statements import derivations
from lib.statements.quote_reckoned import of_budget, of_values
from lib.ui import cache as data_cache
from lib.ui import cost_tables
from lib.ui.plain import literal
from lib.views import budget, value
from lib.views.steps import ladders
from lib.wording import LANGS, Lang, figures, text

WAN = 10_000
SIZES = (theme.SCREEN_NARROW, theme.SCREEN_MEDIUM, theme.SCREEN_WIDE, theme.SLIDE)
LABS = "key_laboratory"
STATE_LABS = "enterprise_state_key_laboratory"


def scenario(home: str, *tiers: str, **more: object) -> budget.Scenario:
    kinds = tuple(budget.platforms(five(), tiers))
    return replace(budget.Scenario(home, tiers, kinds), **more)  # type: ignore[arg-type]


# Value over years


def test_laboratories_of_a_city_and_a_municipality_stand_apart_with_their_totals() -> None:
    rows = {
        (row.place.id, row.types, row.level): row
        for row in value.table(five(), Assumptions(excellent="never"), LABS)
    }
    assert set(rows) == {
        ("xuchang", (LABS,), "national"), ("xuchang", (LABS,), "provincial"),
        ("xuchang", (LABS,), "municipal"), ("chongqing", (LABS,), "provincial"),
        # Key laboratories too, but these alone of those at national level.
        ("chongqing", (STATE_LABS,), "national"),
    }  # fmt: skip
    totals = {
        ("xuchang", (LABS,), "provincial"): Interval.exactly(20 * WAN),
        ("chongqing", (LABS,), "provincial"): Interval(100 * WAN, None),
        ("xuchang", (LABS,), "national"): Interval.exactly(50 * WAN),
        ("chongqing", (STATE_LABS,), "national"): Interval.exactly(1_000 * WAN),
    }
    for key, total in totals.items():
        assert rows[key].value.total == total
    for place in ("xuchang", "chongqing"):
        verdict = rows[(place, (LABS,), "provincial")].verdict
        assert verdict and verdict.grade == Grade.APART
        # Over the same years, a yearly grant and a one-off award no longer differ in kind.
        assert Reason.TIER in verdict.reasons
        assert not {Reason.FREQUENCY, Reason.TRIGGER, Reason.NATURE} & set(verdict.reasons)
    for key in rows.keys() - {(p, (LABS,), "provincial") for p in ("xuchang", "chongqing")}:
        assert rows[key].verdict is None


def test_a_choice_of_a_type_shows_what_it_contains_under_a_name_of_its_own() -> None:
    data = catalogue(chongqing=[reward("state", 200 * WAN, types=[STATE_LABS])])
    assert value.types(data) == [LABS, STATE_LABS]
    for kind in (LABS, STATE_LABS):
        rows = value.table(data, Assumptions(), kind)
        assert [row.types for row in rows] == [(STATE_LABS,)]
    assert value.table(data, Assumptions(), "engineering_laboratory") == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_title_of_a_type_tells_no_figure_of_a_narrower_one(lang: Lang) -> None:
    given = Assumptions(excellent="never")
    rows = value.table(five(), given, LABS)
    block = captions.value_block(five(), rows, given, lang, LABS)
    # Both of provincial level: the only level that two places state of key laboratories.
    assert ("省级重点实验室" if lang == "zh" else "provincial key laboratory") in block.words.title
    assert figures.money(1_000 * WAN, lang) not in block.words.title
    assert "chongqing-2020-suggestion-942/stable-support-national" not in block.headlined


def test_panjin_and_chongqing_share_no_row_and_the_page_says_so() -> None:
    rows = value.table(five(), Assumptions())
    for kinds in {row.types for row in rows}:
        places = {row.place.id for row in rows if row.types == kinds}
        assert not places >= {"panjin", "chongqing"}
    pairs = [{pair.one.id, pair.other.id} for pair in value.nothing_alike(five())]
    assert pairs == [{"panjin", "chongqing"}]
    block = captions.value_block(five(), rows, Assumptions(), "zh")
    refused = [note for note in block.words.notes if "盘锦" in note and "重庆" in note]
    assert len(refused) == 1 and "不作比较" in refused[0]


def test_types_with_the_same_clauses_everywhere_stand_in_one_row() -> None:
    data = catalogue(
        xuchang=[reward("both", types=["incubator", "makerspace"]), reward("lab")],
        dingxi=[reward("both", types=["incubator", "makerspace"])],
    )
    kinds = {row.types for row in value.table(data, Assumptions())}
    assert kinds == {("key_laboratory",), ("incubator", "makerspace")}


def test_two_values_from_policies_in_force_are_comparable() -> None:
    data = catalogue(
        xuchang=[reward("one", policy_status="in_force")],
        dingxi=[reward("two", 10 * WAN, frequency="annual", trigger="stable_support",
                       nature="support", policy_status="in_force")],
    )  # fmt: skip
    verdicts = [row.verdict for row in value.table(data, Assumptions())]
    assert [v.grade for v in verdicts if v] == [Grade.COMPARABLE, Grade.COMPARABLE]


def test_a_clause_without_an_amount_is_told_below_the_chart() -> None:
    data = catalogue(
        xuchang=[reward("one")], dingxi=[reward("two", amount={"kind": "case_by_case"})]
    )
    rows = value.table(data, Assumptions())
    assert [row.place.id for row in rows] == ["xuchang"]
    block = captions.value_block(data, rows, Assumptions(), "zh")
    assert any("定西" in note and "一事一议" in note for note in block.words.notes)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("platform", ["all", LABS])
def test_the_chart_of_values_is_drawn_without_overlaps_at_every_size(
    platform: str, lang: Lang
) -> None:
    for given in (Assumptions(), Assumptions(1, "once", 3, "replaces"), Assumptions(10, "never")):
        rows = value.table(committed(), given, platform)
        block = captions.value_block(committed(), rows, given, lang, platform)
        for size in SIZES:
            drawn = draw(block.form, block.words, size)
            assert overlaps(list(Picture(drawn.to_plotly_json()["layout"]).texts())) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_of_arithmetic_holds_its_factors_and_no_word_of_the_other_language(
    lang: Lang,
) -> None:
    rows = value.table(committed(), Assumptions())
    lines = [
        derivations.payment(committed(), made, lang)
        for row in rows
        for case in row.value.cases
        for made in case.payments
    ]
    assert len(lines) > 20
    for line in lines:
        assert "×" in line and "=" in line, line
        assert bool(HAN.search(line)) == (lang == "zh"), line


# Steps


def test_the_steps_of_the_five_documents_are_those_worked_out_by_hand() -> None:
    found = {
        (step.upper.jurisdiction.id, step.upper.reward.types[0], step.upper.reward.level): (
            step.difference, step.adds,
        )
        for ladder in ladders(five().of_kind("reward"))
        for step in ladder.steps
        if step.upper.reward.trigger == "newly_recognised"
    }  # fmt: skip
    centre = "engineering_technology_research_centre"

    def step(difference: int, full: int) -> tuple[Interval, Interval]:
        return Interval.exactly(difference * WAN), Interval(difference * WAN, full * WAN)

    assert found == {
        ("xuchang", centre, "provincial"): step(15, 20),
        ("xuchang", centre, "national"): step(30, 50),
        ("xuchang", "incubator", "provincial"): step(10, 20),
        ("xuchang", "incubator", "national"): step(30, 50),
        ("xuchang", "innovation_team", "provincial"): step(5, 10),
        ("panjin", centre, "national"): step(80, 100),
    }


def test_a_clause_with_two_facts_of_one_level_is_no_ladder() -> None:
    data = catalogue(xuchang=[reward("a"), reward("b"), reward("c", 20 * WAN, level="provincial")])
    assert ladders(data.of_kind("reward")) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("stacking", ["adds", "difference_on_promotion", "highest_only"])
def test_the_table_of_steps_names_the_stacking_and_what_it_comes_to(
    stacking: str, lang: Lang
) -> None:
    data = catalogue(
        xuchang=[
            reward("low", 20 * WAN, level="provincial", stacking=stacking),
            reward("high", 50 * WAN, stacking=stacking),
        ]
    )
    html = cost_tables.steps_table(data, ladders(data.of_kind("reward")), lang)
    assert data.label("stacking", stacking, lang) in html
    amount = {"adds": ("50万元", "70万元"), "difference_on_promotion": ("30万元", "50万元"),
              "highest_only": ("30万元", "50万元")}[stacking]  # fmt: skip
    if lang == "zh":
        assert all(f">{words}<" in html for words in amount)


# Numbers of the home


def stated(*facts: object) -> dict[tuple[str, budget.Item], tuple[Interval, str]]:
    data = catalogue(xuchang=list(facts))  # type: ignore[arg-type]
    item = (LABS, "provincial")
    found = budget.stated_quantities(data, "xuchang", [item])
    return {(use, item): (q.value, q.origin) for (use, item), q in found.items()}  # type: ignore[misc]


ITEM = (LABS, "provincial")
TARGET: dict[str, object] = {"status": "target", "as_of": "2025"}
FLOW: dict[str, object] = {"measure": "flow", "event": "approved"}


def test_new_recognitions_are_what_is_missing_to_the_target() -> None:
    found = stated(count("now", 3), count("then", 8, **TARGET))
    assert found == {
        ("stock", ITEM): (Interval.exactly(3), "stated"),
        ("new", ITEM): (Interval.exactly(5), "gap"),
    }


def test_a_target_that_is_reached_asks_for_no_more() -> None:
    found = stated(count("now", 9), count("then", 8, **TARGET))
    assert found[("new", ITEM)] == (Interval.exactly(0), "gap")


def test_a_target_that_is_a_floor_asks_for_at_least_the_difference() -> None:
    found = stated(count("now", 3), count("then", 8, bound="at_least", **TARGET))
    assert found[("new", ITEM)] == (Interval(5, None), "gap")


def test_without_a_target_the_additions_aimed_at_count_before_those_of_the_past() -> None:
    past = count("past", 2, **FLOW)
    aim = count("aim", 4, **{**FLOW, "status": "target", "period": "2024"})
    assert stated(past)[("new", ITEM)] == (Interval.exactly(2), "flow")
    assert stated(past, aim)[("new", ITEM)] == (Interval.exactly(4), "flow")


def test_combined_figures_levels_and_above_and_batches_are_no_figures_of_an_item() -> None:
    assert stated(count("both", 3, types=[LABS, "incubator"])) == {}
    assert stated(count("above", 3, level_and_above=True)) == {}
    assert stated(count("batch", "without_figure")) == {}
    assert stated(count("applied", 3, **{**FLOW, "event": "applied"})) == {}


def test_of_several_years_the_latest_stock_counts() -> None:
    found = stated(count("old", 3, as_of="2015"), count("now", 5, as_of="2019"))
    assert found[("stock", ITEM)] == (Interval.exactly(5), "stated")


def test_what_the_reader_types_takes_the_place_of_what_is_stated() -> None:
    data = catalogue(xuchang=[count("now", 3)], dingxi=[reward("tier", level="provincial")])
    chosen = budget.Scenario(
        "xuchang", ("dingxi",), (LABS,), stock={"key_laboratory.provincial": 7}
    )
    found = budget.quantities(data, chosen, [ITEM])
    assert found[("stock", ITEM)].value == Interval.exactly(7)
    assert found[("stock", ITEM)].origin == "typed"


# Budgets on the real data, worked out by hand


def test_dingxi_at_the_tiers_of_xuchang_comes_to_what_the_documents_say() -> None:
    chosen = scenario("dingxi", "xuchang", platforms=(LABS,), new={"key_laboratory.municipal": 4})
    found = budget.budgets(five(), chosen)["xuchang"]
    totals = {line.item: line.total for line in found.lines}
    assert totals == {
        # at least one national laboratory more than none, at 500,000 yuan
        (LABS, "national"): Interval(50 * WAN, None),
        # four typed in, at 50,000 yuan
        (LABS, "municipal"): Interval.exactly(20 * WAN),
    }
    assert found.total == Interval(70 * WAN, None)
    # Three or more provincial ones are aimed at, but how many there are is not stated.
    assert [(lack.item, lack.why) for lack in found.missing] == [((LABS, "provincial"), Lack.NEW)]


def test_panjins_laboratories_at_the_tiers_of_chongqing_cost_their_yearly_support() -> None:
    chosen = scenario("panjin", "chongqing", years=3)
    assert chosen.platforms == (LABS, STATE_LABS)
    found = budget.budgets(five(), chosen)["chongqing"]
    # One provincial laboratory at 200,000 or more, for three years.
    assert {line.item: line.total for line in found.lines} == {
        (LABS, "provincial"): Interval(20 * 3 * WAN, None)
    }
    # Chongqing pays two and five million to Enterprise State Key Laboratories alone; the five
    # laboratories that Panjin calls national-level are none, so that it states no number of those.
    assert {(lack.item, lack.why) for lack in found.missing} == {
        ((STATE_LABS, "national"), Lack.STOCK),
        ((STATE_LABS, "national"), Lack.EXCELLENT),
        ((LABS, "provincial"), Lack.EXCELLENT),
    }


def test_what_chongqing_pays_to_enterprise_laboratories_is_matched_for_those_typed_in() -> None:
    one = {f"{STATE_LABS}.national": 1}
    chosen = scenario("panjin", "chongqing", years=3, stock=one, excellent=one)
    found = budget.budgets(five(), chosen)["chongqing"]
    assert {line.use: line.total for line in found.lines if line.item[0] == STATE_LABS} == {
        # Whether the one evaluated excellent still has its 2 million a year is not stated.
        "stock": Interval(0, 200 * 3 * WAN),
        "excellent": Interval.exactly(500 * WAN),
    }


def test_existing_platforms_count_as_new_only_on_demand() -> None:
    plain = budget.budgets(five(), scenario("xuchang", "panjin"))["panjin"]
    assert plain.lines == ()
    assumed = budget.budgets(five(), scenario("xuchang", "panjin", is_stock_new=True))["panjin"]
    # One national centre at 1 million, 71 provincial ones at 200,000.
    assert assumed.total == Interval.exactly((100 + 71 * 20) * WAN)
    assert all(line.is_assumed for line in assumed.lines)


@pytest.mark.parametrize("lang", LANGS)
def test_the_chart_of_a_budget_is_drawn_without_overlaps_at_every_size(lang: Lang) -> None:
    chosen = scenario(
        "dingxi", "xuchang", "chongqing", "panjin", budget.OWN, is_stock_new=True, years=3,
        platforms=(LABS, "engineering_technology_research_centre", "incubator"),
        own={"key_laboratory.national.once": 12_345_678, "key_laboratory.national.yearly": 5},
        stock={"key_laboratory.national": 99_999},
        excellent={"key_laboratory.provincial": 1},
    )  # fmt: skip
    block = captions.budget_block(committed(), chosen, budget.budgets(committed(), chosen), lang)
    assert block.form.rows
    for size in SIZES:
        drawn = draw(block.form, block.words, size)
        assert overlaps(list(Picture(drawn.to_plotly_json()["layout"]).texts())) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_factor_of_a_budget_leads_to_its_facts_or_is_marked_as_typed_in(lang: Lang) -> None:
    chosen = scenario(
        "dingxi", "xuchang", budget.OWN, platforms=(LABS,),
        new={"key_laboratory.municipal": 4, "key_laboratory.provincial": 2},
        own={"key_laboratory.national.once": 10 * WAN},
    )  # fmt: skip
    found = budget.budgets(five(), chosen)
    html = cost_tables.budget_table(five(), chosen, found, lang)
    rows = [row for row in re.findall(r"<tr>.*?</tr>", html) if 'class="passage"' in row]
    assert len(rows) == sum(len(one.lines) for one in found.values()) == 4
    for row in rows:
        _, each, number, _ = re.findall(r"<t[hd].*?</t[hd]>", row)
        for factor in (each, number):
            assert ("data-facts" in factor) != (text("typed_in", lang) in factor), factor


def test_an_assumption_is_named_in_the_picture_and_in_the_derivation() -> None:
    chosen = scenario("xuchang", "panjin", is_stock_new=True)
    found = budget.budgets(five(), chosen)
    for lang in LANGS:
        block = captions.budget_block(five(), chosen, found, lang)
        assert text("note_budget_assumed", lang) in block.words.notes
        html = cost_tables.budget_table(five(), chosen, found, lang)
        assert html.count(text("use_assumed", lang)) == 2
    plain = captions.budget_block(
        five(), replace(chosen, is_stock_new=False), {"panjin": found["panjin"]}, "zh"
    )
    assert plain.words.title


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_typed_in_is_marked_beside_its_mark_and_counted_in_the_headline(
    lang: Lang,
) -> None:
    typed = {"engineering_laboratory.provincial": 1}
    # Of these the plan tells what is missing to its targets: laboratories at national level and
    # engineering research centres of the province.
    platforms = (LABS, "engineering_research_centre", "engineering_laboratory")
    chosen = scenario("dingxi", "xuchang", platforms=platforms, new=typed)
    block = captions.budget_block(five(), chosen, budget.budgets(five(), chosen), lang)
    marked = text("origin_typed", lang)
    marks = {row.name: cell for row in block.form.rows for (cell,) in row.cells}
    found = {name: (marked in mark.label, mark.is_hollow) for name, mark in marks.items()}
    assert sorted(found.values()) == [(False, False), (False, False), (True, True)]
    [name] = [name for name, (is_marked, _) in found.items() if is_marked]
    assert name == derivations.item_name(five(), ("engineering_laboratory", "provincial"), lang)
    assert text("n_lines_typed", lang, n=3, typed=1) in block.words.title
    plain = scenario("dingxi", "xuchang", platforms=platforms[:2])
    block = captions.budget_block(five(), plain, budget.budgets(five(), plain), lang)
    assert text("n_lines", lang, n=2) in block.words.title


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_of_a_budget_takes_its_arithmetic_and_its_gaps_along(lang: Lang) -> None:
    chosen = scenario("dingxi", "xuchang", budget.OWN, platforms=(LABS, "engineering_laboratory"))
    found = budget.budgets(committed(), chosen)
    block = captions.budget_block(committed(), chosen, found, lang)
    told = "\n".join(block.derivation)
    for one in found.values():
        for line in one.lines:
            assert derivations.product(committed(), line, chosen.years, lang) in block.derivation
            assert derivations.number_of(line, lang) in told
        for lack in one.missing:
            name = derivations.item_name(committed(), lack.item, lang)
            assert name.lower() in told.lower()
    note = text("note_budget_missing", lang, list="").rstrip("。.")
    assert sum(one.startswith(note) for one in block.words.notes) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_of_values_takes_the_arithmetic_of_every_total_along(lang: Lang) -> None:
    given = Assumptions(5, "open", None, "open")
    table = value.table(committed(), given, LABS)
    block = captions.value_block(committed(), table, given, lang, LABS)
    assert len(block.derivation) == len(table)
    for row, told in zip(table, block.derivation, strict=True):
        assert row.place.label(lang) in told
        for found in row.value.extremes:
            for made in found.payments:
                assert derivations.payment(committed(), made, lang) in told


def test_sums_over_different_items_are_said_not_to_compare() -> None:
    chosen = scenario("panjin", "xuchang", "chongqing", platforms=(LABS,))
    # Of provincial laboratories Xuchang pays for new ones and Chongqing for those there are.
    both = {"key_laboratory.provincial": 2}
    for new, is_said in ((both, False), ({**both, "key_laboratory.municipal": 4}, True)):
        found = budget.budgets(five(), replace(chosen, new=new))
        block = captions.budget_block(five(), chosen, found, "zh")
        assert (text("note_budget_differ", "zh") in block.words.notes) is is_said


# The pages


@pytest.fixture
def pages_of_five(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Points the pages at the five documents alone."""
    monkeypatch.setattr(data_cache, "DATA", copy_of_data(tmp_path / "data", *FIVE))


@pytest.mark.usefixtures("pages_of_five")
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_values_follows_its_address(lang: Lang) -> None:
    view = visit("value", lang, type=LABS, years="3", excellent="never", cycle="2")
    assert view.notes == []
    (chart,) = view.charts
    assert text("excellent_never", lang)[:3].lower() in chart.lower()
    assert ("600万元" if lang == "zh" else "CNY 6 million") in chart
    (alt,) = [data["alt"] for data in view.components if "screen" in data]
    assert bool(HAN.search(alt)) == (lang == "zh")


@pytest.mark.parametrize(
    "address",
    [{"years": "-3"}, {"years": "ten"}, {"years": "11"}, {"type": "castle"}, {"cycle": "0"},
     {"excellent": "maybe"}, {"relation": "x"}, {"ceilings": "a:b"}],
)  # fmt: skip
def test_a_mangled_address_of_the_values_is_told_and_the_nearest_view_shown(
    address: dict[str, str],
) -> None:
    view = visit("value", "zh", **address)
    (note,) = view.notes
    ((name, words),) = address.items()
    assert name in note and literal(words) in note
    assert view.charts


def test_the_nearest_number_of_years_is_shown() -> None:
    assert "1年合计" in visit("value", "zh", years="-3").charts[0]
    assert "10年合计" in visit("value", "zh", years="40").charts[0]


@pytest.mark.usefixtures("pages_of_five")
def test_a_ceiling_in_the_address_gives_the_floor_an_upper_end() -> None:
    fact = "chongqing-2020-suggestion-942/stable-support-provincial"
    view = visit("value", "zh", type=LABS, excellent="never", ceilings=f"{fact}:300000")
    assert "100万元至150万元" in view.charts[0]
    assert text("typed_ceiling", "zh") in view.tables


@pytest.mark.parametrize("lang", LANGS)
def test_the_budget_opens_on_what_is_to_be_typed_in(lang: Lang) -> None:
    view = visit("budget", lang)
    assert view.notes == []
    assert text("budget_nothing", lang) in view.text
    (fields,) = number_tables(view)
    assert fields["rows"] and [c["id"] for c in fields["columns"]] == ["new"]


def number_tables(view: object) -> list[dict[str, object]]:
    found = [element.proto for element in view.app.get("bidi_component")]  # type: ignore[attr-defined]
    return [json.loads(p.json) for p in found if p.component_name == "policy_compare_numbers"]


@pytest.mark.usefixtures("pages_of_five")
@pytest.mark.parametrize("lang", LANGS)
def test_a_scenario_in_the_address_is_reckoned_and_written_out(lang: Lang) -> None:
    view = visit(
        "budget", lang, home="dingxi", tiers="xuchang,own", types=LABS, years="2",
        new="key_laboratory.municipal:4", yearly="key_laboratory.provincial:100000",
        stock="key_laboratory.provincial:3",
    )  # fmt: skip
    assert view.notes == []
    assert ("不低于70万元" if lang == "zh" else "at least CNY 700,000") in view.charts[0]
    # Three provincial laboratories at 100,000 yuan for two years.
    assert ("60万元" if lang == "zh" else "CNY 600,000") in view.tables
    assert view.app.query_params["home"] == "dingxi"
    assert view.app.query_params["new"] == "key_laboratory.municipal:4"


@pytest.mark.parametrize(
    ("address", "said"),
    [({"home": "atlantis"}, "atlantis"), ({"tiers": "xuchang,atlantis"}, "atlantis"),
     ({"types": "castle"}, "castle"), ({"years": "-1"}, "-1"), ({"stocknew": "yes"}, "yes"),
     ({"new": "key_laboratory.national:-3"}, "-3"), ({"new": "abc,def:1"}, "abc,def:1"),
     ({"new": "key_laboratory.national:1e9"}, "1e9")],
)  # fmt: skip
def test_a_mangled_scenario_is_told_and_the_rest_shown(address: dict[str, str], said: str) -> None:
    view = visit("budget", "zh", **address)
    (note,) = view.notes
    assert said in note.replace("\\", "")  # what stands before signs of Markdown
    assert text("budget_numbers", "zh") in view.text


@pytest.mark.usefixtures("pages_of_five")
def test_a_home_without_a_document_is_reckoned_from_what_is_typed_in() -> None:
    view = visit("budget", "zh", home="shenyang", tiers="xuchang", types=LABS,
                 new="key_laboratory.national:2")  # fmt: skip
    assert "100万元" in view.charts[0] and "沈阳" in view.charts[0]


def test_nothing_chosen_is_answered_with_what_to_do() -> None:
    assert text("budget_no_items", "zh") in visit("budget", "zh", tiers="none").text


# Sentences


@pytest.mark.parametrize("lang", LANGS)
def test_a_value_is_quoted_as_reckoned_with_its_document_and_its_bound(lang: Lang) -> None:
    given = Assumptions(excellent="never")
    rows = value.table(five(), given, LABS)
    (row,) = [r for r in rows if (r.place.id, r.level) == ("chongqing", "provincial")]
    quote = of_values(five(), [row], given, lang)
    assert not quote.is_refused
    assert "渝科局发〔2019〕62号" in quote.sentence
    assert ("不低于100万元" if lang == "zh" else "at least CNY 1 million") in quote.sentence
    assert ("推算" if lang == "zh" else "reckoned") in quote.sentence


def test_values_of_two_tiers_are_refused_and_hold_no_figure() -> None:
    rows = [
        row
        for row in value.table(five(), Assumptions(), LABS)
        if (row.types, row.level) == ((LABS,), "provincial")
    ]
    assert {row.place.id for row in rows} == {"xuchang", "chongqing"}
    quote = of_values(five(), rows, Assumptions(), "zh")
    assert quote.is_refused and not re.search(r"\d", quote.sentence)
    assert "地区层级不同" in quote.sentence


def test_values_side_by_side_are_quoted_together_without_a_rank() -> None:
    found = dict(
        captions.value_quotes(five(), value.table(five(), Assumptions()), Assumptions(), "zh")
    )
    quote = found["国家级工程技术研究中心、企业技术中心"]
    assert "盘锦市100万元" in quote.sentence and "许昌市50万元" in quote.sentence
    assert "不作排名" in quote.sentence


def test_a_budget_is_quoted_with_what_was_typed_in_and_what_is_missing() -> None:
    chosen = scenario("dingxi", "xuchang", platforms=(LABS, "incubator"),
                      new={"key_laboratory.municipal": 4})  # fmt: skip
    found = budget.budgets(five(), chosen)["xuchang"]
    quote = of_budget(five(), chosen, "xuchang", found, "zh")
    assert "许科字〔2017〕91号" in quote.sentence and "定西市" in quote.sentence
    assert "所需不低于70万元" in quote.sentence
    assert "4个，填写" in quote.sentence and "另有4项未能计算" in quote.sentence


def test_a_budget_of_nothing_is_no_sentence() -> None:
    chosen = scenario("panjin", "xuchang", platforms=("incubator",))
    found = budget.budgets(five(), chosen)["xuchang"]
    assert of_budget(five(), chosen, "xuchang", found, "en").is_refused
