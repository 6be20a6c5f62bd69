"""A reader may put unlike things into one picture; the picture, its words and its name say so."""

from collections import Counter
from typing import Any

import pytest
from catalogues import catalogue, committed, count, reward
from test_pages import HAN, visit

from lib import captions
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.compare import SPLITS, Reason
from lib.views import counts, rewards, together
from lib.views.rewards import clause_id
from lib.wording import LANGS, Lang, text

FORMS = ("dots", "log", "ladder")
PAGES = {"counts": "platform-counts", "rewards": "reward-tiers"}


def of_counts(data: Catalogue, lang: Lang = "zh") -> list[Block]:
    return captions.counts_together(data, counts.all_views(data, lang), lang)


def of_rewards(data: Catalogue, form: str = "dots", lang: Lang = "zh") -> list[Block]:
    return captions.rewards_together(data, rewards.table(data, lang), form, lang)


def all_blocks(data: Catalogue, lang: Lang) -> list[Block]:
    return of_counts(data, lang) + [b for form in FORMS for b in of_rewards(data, form, lang)]


# What is in the picture


def test_one_chart_holds_all_counts_of_cities_and_provinces_stocks_and_additions() -> None:
    data = committed()
    (block,) = of_counts(data)
    expected = {e.id for e in data.of_kind("count") if not counts.is_member(e, data)}
    assert sorted(block.table["fact_id"]) == sorted(expected)
    assert set(block.table["tier"]) == {"prefecture", "province"}
    assert set(block.table["measure"]) == {"stock", "flow", "cumulative"}


@pytest.mark.parametrize("form", ["dots", "log"])
def test_one_chart_holds_all_rewards_of_every_tier_condition_and_frequency(form: str) -> None:
    data = committed()
    (block,) = of_rewards(data, form)
    assert sorted(block.table["fact_id"]) == sorted(e.id for e in data.of_kind("reward"))
    assert set(block.table["tier"]) == {"prefecture", "province"}
    assert {"newly_recognised", "stable_support"} <= set(block.table["trigger"])
    assert {"annual", "one_off"} <= set(block.table["frequency"])
    assert block.table["group"].nunique() == 1


def with_steps(**more: Any) -> list[Any]:
    """A clause that pays at two levels."""
    return [reward(level, level=level, **more) for level in ("national", "provincial")]


def ladders() -> Catalogue:
    """Clauses with steps, of a city and a province, on two conditions, and one without."""
    yearly = {"trigger": "stable_support", "nature": "support", "frequency": "annual"}
    return catalogue(
        panjin=[*with_steps(), reward("plain", types=["incubator"])],
        chongqing=with_steps(**yearly),
    )


@pytest.mark.parametrize("lang", LANGS)
def test_one_ladder_holds_the_clauses_with_steps_of_every_tier_and_condition(lang: Lang) -> None:
    (block,) = of_rewards(ladders(), "ladder", lang)
    assert set(block.table["fact_id"]) == {
        f"{place}/{level}"
        for place in ("panjin", "chongqing")
        for level in ("national", "provincial")
    }
    assert set(block.table["tier"]) == {"prefecture", "province"}
    assert set(block.table["trigger"]) == {"newly_recognised", "stable_support"}
    assert set(block.table["frequency"]) == {"annual", "one_off"}
    assert block.table["group"].nunique() == 1
    named = {reason for reason in SPLITS if text(f"differs_{reason}", lang) in block.words.subtitle}
    assert named == {Reason.FREQUENCY, Reason.TRIGGER, Reason.NATURE, Reason.TIER, Reason.LEVEL}


def test_the_ladder_of_the_committed_data_holds_the_clauses_with_steps() -> None:
    data = committed()
    (block,) = of_rewards(data, "ladder")
    clauses = Counter(map(clause_id, data.of_kind("reward")))
    stepped = {e.id for e in data.of_kind("reward") if clauses[clause_id(e)] > 1}
    assert set(block.table["fact_id"]) == stepped
    assert block.table["group"].nunique() == 1


@pytest.mark.parametrize("lang", LANGS)
def test_every_mark_is_hollow_and_every_row_of_the_table_stands_apart(lang: Lang) -> None:
    for block in all_blocks(committed(), lang):
        assert set(block.table["grade"]) == {"apart"}
        assert block.table["is_compared"].all()
        assert block.grades == dict.fromkeys(block.table["fact_id"], text("grade_apart", lang))


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_of_rewards_names_its_tier_condition_nature_and_frequency(lang: Lang) -> None:
    data = committed()
    (block,) = of_rewards(data, "dots", lang)
    for row in block.table.to_dict("records"):
        for name in ("tier", "trigger", "nature", "frequency"):
            words = data.label(name, row[name], lang)
            assert words.casefold() in row["types_label"].casefold()


@pytest.mark.parametrize("lang", LANGS)
def test_a_mark_of_counts_names_its_measure_and_a_row_its_tier(lang: Lang) -> None:
    data = committed()
    (block,) = of_counts(data, lang)
    for row in block.table.to_dict("records"):
        words = block.labels[row["fact_id"]]
        if row["event"]:
            assert data.label("event", row["event"], lang) in words
        if row["measure"] == "cumulative" or not row["event"]:
            assert data.label("measure", row["measure"], lang) in words
        assert data.label("tier", row["tier"], lang) in row["jurisdiction_label"]


# What the picture says


@pytest.mark.parametrize("lang", LANGS)
def test_title_and_subtitle_say_that_the_reader_chose_so_and_in_what_the_facts_differ(
    lang: Lang,
) -> None:
    data = committed()
    for block in all_blocks(data, lang):
        words = block.words
        assert ("不可相比" if lang == "zh" else "not to be compared") in words.title
        chosen, ranked = (
            ("本图由读者选择合看", "不可相比、不作排名")
            if lang == "zh"
            else ("by the reader's choice", "may not be compared or ranked")
        )
        assert chosen in words.subtitle and ranked in words.subtitle
        reasons = [Reason(code) for code in block.table["reasons"].iloc[0].split(";")]
        assert Reason.YEAR in reasons
        assert (Reason.TIER in reasons) is (block.table["tier"].nunique() > 1)
        for reason in reasons:
            assert text(f"reason_{reason}", lang) in words.notes[0]
            assert (reason in SPLITS) is (
                (lang, reason) in DIFFERS and DIFFERS[lang, reason] in words.subtitle
            )


DIFFERS = {(lang, reason): text(f"differs_{reason}", lang) for lang in LANGS for reason in SPLITS}


def test_only_what_differs_is_named() -> None:
    data = catalogue(panjin=[count("a", 5)], liaoning=[count("a", 9)])
    (block,) = of_counts(data)
    assert block.words.title == "不同口径合看，不可相比：盘锦和辽宁的平台数量"
    assert "合看：地区层级不同，不可相比" in block.words.subtitle


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {"trigger": "stable_support"}, "trigger"),
        ({}, {"nature": "support"}, "nature"),
        ({}, {"frequency": "annual"}, "frequency"),
        ({}, {"level": "provincial"}, "level"),
    ],
)
def test_of_rewards_too_only_what_differs_is_named(
    one: dict[str, Any], other: dict[str, Any], reason: str
) -> None:
    data = catalogue(panjin=[reward("a", **one)], xuchang=[reward("a", **other)])
    (block,) = of_rewards(data)
    named = [r for r in SPLITS if text(f"differs_{r}", "zh") in block.words.subtitle]
    assert named == [reason]


def test_the_title_tells_no_figures() -> None:
    for lang in LANGS:
        for block in all_blocks(committed(), lang):
            assert not any(sign.isdigit() for sign in block.words.title)


# Where nothing is unlike


def test_what_is_alike_or_only_side_by_side_keeps_its_usual_charts() -> None:
    for more in ({}, {"as_of": "2012"}):
        data = catalogue(xuchang=[count("a", 5)], dingxi=[count("a", 8, **more)])
        usual = captions.count_blocks(data, counts.table(data, "stock", "zh"), "stock", "zh")
        assert [b.words for b in of_counts(data)] == [b.words for b in usual]
    data = catalogue(xuchang=[reward("a")], panjin=[reward("a")])
    usual = captions.reward_blocks(data, rewards.table(data, "zh"), "dots", "zh")
    assert [b.words for b in of_rewards(data)] == [b.words for b in usual]


def test_additions_alone_keep_their_usual_chart_as_additions() -> None:
    data = catalogue(xuchang=[count("a", 5, measure="flow", event="approved")])
    usual = captions.count_blocks(data, counts.table(data, "change", "zh"), "change", "zh")
    assert [b.words for b in of_counts(data)] == [b.words for b in usual]


def test_nothing_at_all_gives_no_chart() -> None:
    data = catalogue(xuchang=[])
    assert of_counts(data) == of_rewards(data) == of_rewards(data, "ladder") == []


def test_the_heat_table_shows_everything_at_once_anyway() -> None:
    data = committed()
    usual = captions.reward_blocks(data, rewards.table(data, "zh"), "heat", "zh")
    assert [b.words for b in of_rewards(data, "heat")] == [b.words for b in usual]


def test_one_fact_alone_is_compared_with_nothing() -> None:
    data = catalogue(xuchang=[count("a")])
    part = together.graded(data, counts.all_views(data, "zh"))
    assert (list(part["is_compared"]), together.splits(part)) == ([False], [])


# On the page


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_the_switch_is_off_by_default_and_the_address_turns_it_on(page: str, lang: Lang) -> None:
    usual, mixed = visit(page, lang), visit(page, lang, together="1")
    assert (len(usual.app.toggle), usual.app.toggle[0].value) == (1, False)
    assert mixed.app.toggle[0].value is True
    assert mixed.app.toggle[0].label == text("control_together", lang)
    assert mixed.notes == [] and mixed.app.query_params == {"together": "1"}
    said = text("heading_together", lang)
    assert said in mixed.text and said not in usual.text
    assert len(mixed.charts) == 1 < len(usual.charts)


@pytest.mark.parametrize("page", PAGES)
def test_turning_the_switch_keeps_it_in_the_address_and_turning_it_back_removes_it(
    page: str,
) -> None:
    view = visit(page)
    view.app.toggle[0].set_value(True)
    assert view.run().app.query_params == {"together": "1"}
    view.app.toggle[0].set_value(False)
    assert view.run().app.query_params == {}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_picture_alternative_text_file_name_and_table_all_say_so(page: str, lang: Lang) -> None:
    view = visit(page, lang, together="1")
    chart = next(data for data in view.components if "screen" in data)
    chosen = "由读者选择合看" if lang == "zh" else "by the reader's choice"
    assert chosen in "".join(chart["alt"].split("<br>"))
    assert chosen.replace(" ", "") in "".join(view.charts).replace("<br>", "").replace(" ", "")
    name = chart["pictures"]["own"]["name"]
    assert "合看" in name if lang == "zh" else "together" in name
    apart = text("grade_apart", lang)
    rows = view.tables.count("<tr data-facts")
    assert view.tables.count(f">{apart}<") == rows > 0
    others = [text(f"grade_{name}", lang) for name in ("comparable", "side_by_side")]
    assert not any(f">{words}<" in view.tables for words in others)
    if lang == "en":
        assert not HAN.search(chart["alt"])


def test_an_unknown_state_of_the_switch_is_told_and_ignored() -> None:
    for page in PAGES:
        view = visit(page, "zh", together="yes")
        assert view.notes == [text("address_ignored", "zh", name="together", value="yes")]
        assert view.app.toggle[0].value is False


def test_other_choices_narrow_what_is_put_together() -> None:
    whole = visit("rewards", together="1")
    stable = visit("rewards", together="1", condition="stable_support")
    assert stable.tables.count("<tr data-facts") < whole.tables.count("<tr data-facts")
    assert visit("counts", together="1", level="municipal").charts
    assert visit("rewards", together="1", form="ladder").charts
    assert visit("rewards", together="1", scale="log").charts
    assert not visit("rewards", form="heat").app.toggle


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_below_a_chart_stands_what_would_make_its_facts_comparable(page: str, lang: Lang) -> None:
    for address in ({}, {"together": "1"}):
        view = visit(page, lang, **address)
        folds = [e for e in view.app.expander if e.label == text("remedies_heading", lang)]
        assert folds
        items = [html.proto.body for fold in folds for html in fold.get("html")]
        assert all(body.startswith("<ul><li>") for body in items)
        words = "2018年以后的标准" if lang == "zh" else "of 2018 or later"
        if page == "rewards":
            assert any(words in body for body in items)
