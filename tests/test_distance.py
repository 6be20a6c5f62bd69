"""How far a stock is from its target: every pair of bounds, years, and what does not belong."""

from typing import Any

import pytest
from catalogues import Facts, catalogue, committed, count, document, named, of_documents

from lib.model.document import Count, Named
from lib.ui.gap_tables import distances_table
from lib.views.distance import Distance, distances, in_words
from lib.wording import LANGS, Lang, text

EXACT: dict[str, Any] = {}
AT_LEAST = {"bound": "at_least"}
UP_TO = {"bound": "up_to"}
ABOUT = {"bound": "about"}
IMPLIED = {"reading": {"value": "implied_by_parts"}, "note": {"zh": "注", "en": "note"}}
NOTED = {"reading": {"measure": "ambiguous"}, "note": {"zh": "注", "en": "note"}}


def between(high: int) -> dict[str, Any]:
    return {"bound": "range", "value_max": high}


def has(value: int | str, **more: Any) -> Count:
    return count("has", value, **{"as_of": "2018", **more})


def aims(value: int | str, **more: Any) -> Count:
    return count("aims", value, status="target", **{"as_of": "2020", **more})


def only(*facts: Count | Named) -> Distance:
    (found,) = distances(catalogue(xuchang=facts))
    return found


CASES = [
    # stock, target, low, high, zh, en
    ((3, EXACT), (5, EXACT), 2, 2, "还差2个", "2 to go"),
    ((3, EXACT), (5, AT_LEAST), 2, None, "还差不少于2个", "at least 2 to go"),
    ((3, EXACT), (5, UP_TO), None, 2, "还差不超过2个", "up to 2 to go"),
    ((3, EXACT), (5, ABOUT), 2, 2, "还差约2个", "about 2 to go"),
    ((3, EXACT), (5, between(8)), 2, 5, "还差2—5个", "2–5 to go"),
    ((3, AT_LEAST), (5, EXACT), None, 2, "还差不超过2个", "up to 2 to go"),
    ((3, AT_LEAST), (5, AT_LEAST), None, None, "无法确定", "cannot be told"),
    ((3, AT_LEAST), (5, UP_TO), None, 2, "还差不超过2个", "up to 2 to go"),
    ((3, AT_LEAST), (5, ABOUT), None, 2, "还差不超过约2个", "up to about 2 to go"),
    ((3, AT_LEAST), (5, between(8)), None, 5, "还差不超过5个", "up to 5 to go"),
    ((3, UP_TO), (5, EXACT), 2, None, "还差不少于2个", "at least 2 to go"),
    ((3, UP_TO), (5, AT_LEAST), 2, None, "还差不少于2个", "at least 2 to go"),
    ((3, UP_TO), (5, UP_TO), None, None, "无法确定", "cannot be told"),
    ((3, UP_TO), (5, ABOUT), 2, None, "还差不少于约2个", "at least about 2 to go"),
    ((3, UP_TO), (5, between(8)), 2, None, "还差不少于2个", "at least 2 to go"),
    ((3, ABOUT), (5, EXACT), 2, 2, "还差约2个", "about 2 to go"),
    ((3, ABOUT), (5, AT_LEAST), 2, None, "还差不少于约2个", "at least about 2 to go"),
    ((3, ABOUT), (5, UP_TO), None, 2, "还差不超过约2个", "up to about 2 to go"),
    ((3, ABOUT), (5, ABOUT), 2, 2, "还差约2个", "about 2 to go"),
    ((3, ABOUT), (5, between(8)), 2, 5, "还差约2—5个", "about 2–5 to go"),
    ((3, between(4)), (5, EXACT), 1, 2, "还差1—2个", "1–2 to go"),
    ((3, between(4)), (5, AT_LEAST), 1, None, "还差不少于1个", "at least 1 to go"),
    ((3, between(4)), (5, UP_TO), None, 2, "还差不超过2个", "up to 2 to go"),
    ((3, between(4)), (5, ABOUT), 1, 2, "还差约1—2个", "about 1–2 to go"),
    ((3, between(4)), (5, between(8)), 1, 5, "还差1—5个", "1–5 to go"),
    # maybe reached
    ((3, between(6)), (5, EXACT), -1, 2, "还差不超过2个", "up to 2 to go"),
    ((3, between(6)), (5, AT_LEAST), -1, None, "无法确定", "cannot be told"),
    ((7, UP_TO), (5, EXACT), -2, None, "无法确定", "cannot be told"),
    # reached
    ((5, EXACT), (5, EXACT), 0, 0, "已达到", "reached"),
    ((7, EXACT), (5, EXACT), -2, -2, "已达到，超出2个", "reached, exceeded by 2"),
    ((5, EXACT), (5, AT_LEAST), 0, None, "已达到", "reached"),
    ((7, EXACT), (5, AT_LEAST), -2, None, "已达到，超出2个", "reached, exceeded by 2"),
    ((7, EXACT), (5, UP_TO), None, -2, "已达到，超出2个", "reached, exceeded by 2"),
    ((7, EXACT), (5, ABOUT), -2, -2, "大致已达到，超出约2个",
     "reached approximately, exceeded by about 2"),
    ((5, EXACT), (5, ABOUT), 0, 0, "大致已达到", "reached approximately"),
    ((7, EXACT), (5, between(8)), -2, 1, "已达到", "reached"),
    ((9, EXACT), (5, between(8)), -4, -1, "已达到，超出1个", "reached, exceeded by 1"),
    ((5, AT_LEAST), (5, AT_LEAST), None, None, "已达到", "reached"),
    ((7, AT_LEAST), (5, AT_LEAST), None, None, "已达到，超出不少于2个",
     "reached, exceeded by at least 2"),
    ((7, AT_LEAST), (5, EXACT), None, -2, "已达到，超出不少于2个",
     "reached, exceeded by at least 2"),
    ((6, between(9)), (5, EXACT), -4, -1, "已达到，超出1—4个", "reached, exceeded by 1–4"),
    ((5, between(9)), (5, EXACT), -4, 0, "已达到", "reached"),
    ((0, EXACT), (1, AT_LEAST), 1, None, "还差不少于1个", "at least 1 to go"),
]  # fmt: skip


@pytest.mark.parametrize(("stock", "target", "low", "high", "zh", "en"), CASES)
def test_a_distance_keeps_the_bounds_of_both_figures(
    stock: tuple[int, dict[str, Any]],
    target: tuple[int, dict[str, Any]],
    low: int | None,
    high: int | None,
    zh: str,
    en: str,
) -> None:
    found = only(has(stock[0], **stock[1]), aims(target[0], **target[1]))
    assert (found.low, found.high) == (low, high)
    assert found.is_approximate is (ABOUT in (stock[1], target[1]))
    assert (in_words(found, "zh"), in_words(found, "en")) == (zh, en)


def test_every_pair_of_bounds_is_tried() -> None:
    tried = {(s[1].get("bound", ""), t[1].get("bound", "")) for s, t, *_ in CASES}
    bounds = {"", "at_least", "up_to", "about", "range"}
    assert tried == {(one, other) for one in bounds for other in bounds}


def test_a_distance_says_what_it_is_of() -> None:
    types = ["incubator", "makerspace"]
    found = only(
        has(3, types=types, level_and_above=True), aims(5, types=types[::-1], level_and_above=True)
    )
    assert (found.place, found.types) == ("xuchang", ("makerspace", "incubator"))
    assert (found.level, found.and_above) == ("provincial", True)
    assert (found.stock.id, found.target.id) == ("xuchang/has", "xuchang/aims")


@pytest.mark.parametrize(
    "target",
    [
        aims(5, level="national"),
        aims(5, level_and_above=True),
        aims(5, types=["makerspace"]),
        aims(5, types=["key_laboratory", "makerspace"]),
        aims(5, recognised_by={"stated": "科技部门", "code": "science_department"}),
        aims("without_figure"),
        aims(5, as_of="2017"),
        count("aims", 5, status="target", measure="flow", period="2020"),
        count("aims", 5, status="target", measure="cumulative", period="2020"),
    ],
)
def test_what_is_not_the_target_of_the_stock_has_no_distance(target: Count) -> None:
    assert distances(catalogue(xuchang=[has(3), target])) == []


@pytest.mark.parametrize(
    "stock",
    [
        has("without_figure"),
        has(3, as_of="not_stated"),
        has(3, as_of="2021"),
        count("has", 3, measure="flow", period="2018"),
        count("has", 3, measure="cumulative", period="2018"),
    ],
)
def test_what_is_no_stock_up_to_the_year_has_no_distance(stock: Count) -> None:
    assert distances(catalogue(xuchang=[stock, aims(5)])) == []


def test_the_stock_of_one_place_is_not_that_of_another() -> None:
    assert distances(catalogue(xuchang=[has(3)], dingxi=[aims(5)])) == []


def test_stock_and_target_may_stand_in_two_documents_of_the_place() -> None:
    data = of_documents(
        {"first": document("xuchang", [has(3)]), "second": document("xuchang", [aims(5)])}
    )
    assert [(d.stock.id, d.target.id, d.low) for d in distances(data)] == [
        ("first/has", "second/aims", 2)
    ]


def several(*dates: str) -> list[Count]:
    return [count(f"n{n}", n, as_of=date) for n, date in enumerate(dates)]


@pytest.mark.parametrize(
    ("dates", "latest"),
    [
        (["2015", "2018", "2016"], 1),
        (["2018", "2020", "2021"], 1),
        (["2018-12-31", "2018-07"], 0),
        (["2018", "2018-07"], 1),
    ],
)
def test_the_latest_stock_up_to_the_year_of_the_target_is_taken(
    dates: list[str], latest: int
) -> None:
    assert only(*several(*dates), aims(9)).stock.count.value == latest


def test_of_one_date_the_stock_that_is_stated_outright_is_taken() -> None:
    facts = [has(3, **IMPLIED), count("plain", 4, as_of="2018"), aims(9)]
    assert only(*facts).stock.id == "xuchang/plain"
    assert only(*facts[::-1]).stock.id == "xuchang/plain"


def test_several_targets_have_a_distance_each() -> None:
    facts: Facts = [
        has(3),
        count("later", 9, status="target", as_of="2025"),
        aims(5),
        count("newer", 4, as_of="2021"),
    ]
    assert [(d.target.year, d.stock.year, d.low) for d in distances(catalogue(xuchang=facts))] == [
        (2020, 2018, 2),
        (2025, 2021, 5),
    ]


def test_a_target_without_a_year_takes_the_latest_stock() -> None:
    assert only(*several("2015", "2018"), aims(9, as_of="not_stated")).low == 8


def test_named_members_and_restatements_are_left_out() -> None:
    facts = [
        aims(5),
        count("member", 2, status="target", as_of="2020", part_of="aims", parts="partial"),
        has(3),
        count("again", 3, as_of="2019", restates="has"),
        count("one", 1, as_of="2019", part_of="has", parts="partial"),
    ]
    found = only(*facts)
    assert (found.stock.id, found.target.id) == ("xuchang/has", "xuchang/aims")


@pytest.mark.parametrize(
    ("stock", "target", "mark"),
    [
        (EXACT, EXACT, ""),
        (IMPLIED, EXACT, "implied"),
        (EXACT, IMPLIED, "implied"),
        (EXACT, NOTED, "noted"),
        (NOTED, IMPLIED, "implied"),
    ],
)
def test_a_reading_of_either_figure_is_a_reading_of_the_distance(
    stock: dict[str, Any], target: dict[str, Any], mark: str
) -> None:
    assert only(has(3, **stock), aims(5, **target)).read_mark == mark


def test_the_distances_of_dingxi() -> None:
    """It names one provincial key laboratory and gives no number of them, hence no distance."""
    dingxi = "dingxi-2018-platform-plan"
    found = [
        d for d in distances(committed()) if d.stock.document_id == d.target.document_id == dingxi
    ]
    assert [
        (d.place, d.types, d.level, d.stock.year, d.target.year, in_words(d, "zh"), d.read_mark)
        for d in found
    ] == [
        ("dingxi", ("key_laboratory",), "national", 2018, 2020, "还差不少于1个", "implied"),
        ("dingxi", ("engineering_research_centre",), "provincial", 2018, 2020, "已达到", "noted"),
    ]
    assert [(d.low, d.high) for d in found] == [(1, None), (0, None)]


def test_a_platform_that_is_only_named_is_no_stock() -> None:
    facts: Facts = [named("one"), aims(5)]
    assert distances(catalogue(xuchang=facts)) == []
    # And no number added to one that is stated.
    assert only(*facts, has(3)).low == 2


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_tells_figures_years_and_readings_and_leads_to_both_facts(lang: Lang) -> None:
    data = catalogue(xuchang=[has(0, **IMPLIED), aims(5, bound="at_least")])
    html = distances_table(data, distances(data), lang)
    for words in (
        "xuchang/has",
        "xuchang/aims",
        '<span class="zero">0</span>',
        text("bound_at_least", lang, figure="5"),
        in_words(distances(data)[0], lang),
        text("read_implied", lang),
        "2018",
        "2020",
    ):
        assert words in html
    assert html.count("<tr") == 2
