"""What the views put together, and what they keep apart."""

from collections.abc import Iterable

import pandas as pd
import pytest
from catalogues import FIVE, catalogue, committed, count, document, five, of_documents, reward

from lib.captions import count_blocks, coverage_block, profile_block, reward_blocks
from lib.catalogue import LEVELS, Catalogue
from lib.charts.forms import draw
from lib.charts.matrix import Cell
from lib.compare import Grade, Reason, compare_set, signature
from lib.index import Entry
from lib.model.document import Fund, PlatformFact
from lib.theme import SCREEN_WIDE
from lib.views import counts, coverage, overview, rewards
from lib.views.counts import View
from lib.wording import LANGS, Lang, text

VIEWS: tuple[View, ...] = ("stock", "change")
BATCH = "without_figure"


def rows(table: pd.DataFrame) -> list[dict[str, object]]:
    return table.to_dict("records")  # type: ignore[return-value]


def row(table: pd.DataFrame, name: str) -> dict[str, object]:
    (found,) = (item for item in rows(table) if str(item["fact_id"]).endswith(f"/{name}"))
    return found


# The catalogue


def test_jurisdictions_with_a_document_stand_in_order_cities_first() -> None:
    assert [place.id for place in five().jurisdictions] == [
        "panjin",
        "xuchang",
        "dingxi",
        "liaoning",
        "chongqing",
    ]


def test_a_document_without_facts_still_puts_its_place_on_the_list() -> None:
    data = catalogue(dingxi=[], xuchang=[count("some")])
    assert [place.id for place in data.jurisdictions] == ["xuchang", "dingxi"]


@pytest.mark.parametrize(
    ("level", "name", "zh"),
    [
        ("provincial", "key_laboratory", "省级重点实验室"),
        ("national", "national_research_centre", "国家研究中心"),
        ("provincial", "regional_laboratory", "省实验室"),
        ("national", "key_laboratory", "国家级重点实验室"),
    ],
)
def test_a_name_that_says_its_level_is_not_told_it_twice(level: str, name: str, zh: str) -> None:
    data = committed()
    assert data.leveled(level, data.label("type", name, "zh"), "zh") == zh


@pytest.mark.parametrize("lang", LANGS)
def test_an_item_names_all_of_two_types_and_says_how_many_more(lang: Lang) -> None:
    data = committed()
    names = ["incubator", "makerspace", "agricultural_makerspace"]
    labels = [data.label("type", name, lang) for name in names]
    short = data.types_short(names, lang)
    assert short.startswith(labels[0]) and labels[1] not in short
    assert ("3" if lang == "zh" else "2") in short
    assert labels[1].casefold() in data.types_short(names[:2], lang).casefold()
    for label in labels:
        assert label.casefold() in data.types_label(names, lang).casefold()


# Counts


def test_every_count_is_a_row_of_one_view_but_members_and_restatements() -> None:
    data = committed()
    shown = [
        str(item["fact_id"]) for view in VIEWS for item in rows(counts.table(data, view, "zh"))
    ]
    left_out = {entry.id for entry in data.of_kind("count")} - set(shown)
    assert len(shown) == len(set(shown))
    assert left_out == {e.id for e in data.of_kind("count") if counts.is_member(e, data)}
    assert {name for name in left_out if name.partition("/")[0] in FIVE} == {
        "dingxi-2018-platform-plan/clinical-research-centres-municipal-restated"
    }


def test_a_platform_that_is_only_named_is_no_row_of_any_view() -> None:
    named = {entry.id for entry in committed().of_kind("named")}
    assert named
    for view in VIEWS:
        assert not named & set(counts.table(committed(), view, "zh")["fact_id"])
    shown = {
        name
        for kind in KINDS
        for item in coverage.table(committed(), kind, "zh")
        for _, facts in item.cells.values()
        for name in facts
    }
    assert not named & shown


def test_a_named_member_is_no_row_and_the_levels_of_a_total_are() -> None:
    data = catalogue(
        xuchang=[
            count("total", 9, level="unspecified"),
            count("national", 2, level="national", part_of="total"),
            count("named", 1, level="national", part_of="national"),
            count("again", 9, level="unspecified", restates="total"),
        ]
    )
    found = [item["fact_id"] for item in rows(counts.table(data, "stock", "zh"))]
    assert set(found) == {"xuchang/total", "xuchang/national"}


def test_the_provincial_part_of_provincial_and_above_is_a_row() -> None:
    data = catalogue(
        xuchang=[
            count("above", 70, level_and_above=True),
            count("national", 10, level="national", part_of="above"),
            count("provincial", 60, part_of="above"),
        ]
    )
    found = {item["fact_id"] for item in rows(counts.table(data, "stock", "zh"))}
    assert found == {"xuchang/above", "xuchang/national", "xuchang/provincial"}


def test_a_member_is_known_whatever_the_order_of_its_types() -> None:
    both = ["incubator", "makerspace"]
    data = catalogue(
        xuchang=[
            count("total", 9, types=both),
            count("named", 1, types=both[::-1], part_of="total"),
        ]
    )
    assert [item["fact_id"] for item in rows(counts.table(data, "stock", "zh"))] == [
        "xuchang/total"
    ]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_table_of_counts_has_its_columns_and_shared_items_first(view: View, lang: Lang) -> None:
    table = counts.table(committed(), view, lang)
    assert tuple(table.columns) == counts.COLUMNS
    shared = list(table["is_shared"])
    assert shared == sorted(shared, reverse=True)


def test_shared_items_come_first_whatever_their_place_in_the_vocabulary() -> None:
    data = catalogue(
        xuchang=[count("laboratories"), count("base", types=["entrepreneurship_base"])],
        dingxi=[count("base", types=["entrepreneurship_base"])],
    )
    table = counts.table(data, "stock", "zh")
    assert [item["fact_id"] for item in rows(table)] == [
        "xuchang/base",
        "dingxi/base",
        "xuchang/laboratories",
    ]
    assert list(table["is_shared"]) == [True, True, False]


def test_a_stock_and_a_target_of_two_places_share_an_item_and_are_not_compared() -> None:
    data = catalogue(
        xuchang=[count("stock", 5)], dingxi=[count("target", 9, status="target", as_of="2020")]
    )
    table = counts.table(data, "stock", "zh")
    assert list(table["is_shared"]) == [True, True]
    assert list(table["is_compared"]) == [False, False]


@pytest.mark.parametrize("view", VIEWS)
def test_provinces_and_cities_never_share_an_item(view: View) -> None:
    for members in counts.items(counts.drawn(committed(), view)).values():
        assert len({entry.jurisdiction.peer_tier for entry in members}) == 1


def test_a_province_does_not_make_a_citys_item_shared() -> None:
    data = catalogue(panjin=[count("one")], liaoning=[count("two")])
    table = counts.table(data, "stock", "zh")
    assert not table["is_shared"].any() and not table["is_compared"].any()


@pytest.mark.parametrize("view", VIEWS)
def test_facts_of_one_item_agree_in_all_that_splits_but_the_status(view: View) -> None:
    for members in counts.items(counts.drawn(committed(), view)).values():
        assert set(compare_set(map(signature, members)).reasons) <= {
            Reason.STATUS,
            Reason.YEAR,
            Reason.BOUND,
            Reason.AUTHORITY,
            Reason.RECOGNISER,
            Reason.STANDING,
            Reason.READING,
            Reason.NO_FIGURE,
        }


def test_the_grade_of_a_row_is_that_of_its_item_and_status() -> None:
    data = catalogue(
        xuchang=[
            count("state", level="national"),
            count("own"),
            count("aim", level="national", status="target"),
        ],
        dingxi=[count("state", level="national"), count("own")],
    )
    table = counts.table(data, "stock", "zh")
    # By one authority; by those of two provinces; and nothing to compare with.
    for name, grade, reasons in (
        ("state", "comparable", ""),
        ("own", "side_by_side", "authority"),
        ("aim", "comparable", ""),
    ):
        found = table[table["fact_id"].str.endswith(f"/{name}")]
        assert set(found["grade"]) == {grade} and set(found["reasons"]) == {reasons}
        assert set(found["is_compared"]) == {name != "aim"}


def test_of_the_five_documents_no_count_is_plainly_comparable() -> None:
    table = counts.table(five(), "stock", "zh")
    compared = table[table["is_compared"]]
    assert set(compared["grade"]) == {"side_by_side"}
    centres = compared[
        compared["fact_id"].str.endswith("/engineering-technology-centres-provincial")
    ]
    assert set(centres["jurisdiction"]) == {"xuchang", "dingxi"}
    assert set(centres["reasons"]) == {"authority"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_row_has_reasons_exactly_where_it_is_not_comparable(view: View) -> None:
    for item in rows(counts.table(committed(), view, "zh")):
        assert bool(item["reasons"]) is (item["grade"] != "comparable")
        assert item["is_compared"] or not item["reasons"]


def test_missing_values_zero_and_figures_stay_apart_in_the_table() -> None:
    data = catalogue(xuchang=[
        count("zero", 0),
        count("batch", BATCH, types=["incubator"]),
        count("five", 5, types=["makerspace"]),
    ])  # fmt: skip
    table = counts.table(data, "stock", "zh")
    assert row(table, "zero")["value"] == 0
    assert pd.isna(row(table, "batch")["value"])  # type: ignore[call-overload]
    assert row(table, "five")["value"] == 5
    assert len({str(item["words"]) for item in rows(table)}) == 3


def test_the_same_combination_in_another_order_is_the_same_item() -> None:
    both = ["incubator", "makerspace"]
    data = catalogue(
        xuchang=[count("some", 5, types=both)], dingxi=[count("some", 7, types=both[::-1])]
    )
    table = counts.table(data, "stock", "zh")
    assert list(table["is_compared"]) == [True, True]
    assert table["types"].nunique() == 1
    (item,) = (item for item in overview.items(data, "zh") if item.topic == "counts")
    assert item.n_stating == 2


def test_all_views_hold_the_rows_of_both_beside_those_of_their_type() -> None:
    data = committed()
    both = counts.all_views(data, "zh")
    rows_of_both = [set(counts.table(data, view, "zh")["fact_id"]) for view in VIEWS]
    assert tuple(both.columns) == counts.COLUMNS
    assert sorted(both["fact_id"]) == sorted(set.union(*rows_of_both))
    types = list(both["types"])
    assert types == sorted(types, key=lambda name: types.index(name))
    assert counts.all_views(catalogue(xuchang=[]), "zh").empty


# Rewards


def test_every_reward_is_one_row_with_its_columns() -> None:
    data = committed()
    table = rewards.table(data, "zh")
    assert tuple(table.columns) == rewards.COLUMNS
    assert sorted(table["fact_id"]) == sorted(entry.id for entry in data.of_kind("reward"))


def test_the_levels_of_a_clause_share_it_and_other_clauses_do_not() -> None:
    table = rewards.table(five(), "zh")
    clauses = {
        frozenset(str(name).partition("/")[2] for name in part["fact_id"])
        for _, part in table.groupby("clause")
    }
    assert frozenset(f"new-rd-platforms-{level}" for level in LEVELS[:3]) in clauses
    assert frozenset({"new-centres-national", "new-centres-provincial"}) in clauses
    assert frozenset({"excellent-national"}) in clauses
    assert sum(map(len, clauses)) == 15


def groups_of(*facts: object, place: str = "xuchang") -> list[set[str]]:
    data = catalogue(**{place: list(facts)})  # type: ignore[arg-type]
    return [
        {entry.fact.id for entry in members}
        for members in rewards.groups(data.of_kind("reward")).values()
    ]


def test_yearly_and_one_off_amounts_never_share_a_group() -> None:
    found = groups_of(reward("once"), reward("yearly", frequency="annual"))
    assert found == [{"once"}, {"yearly"}]


def test_an_open_frequency_joins_the_only_stated_one_and_none_of_two() -> None:
    open_ = reward("open", frequency="not_stated")
    assert groups_of(reward("once"), open_) == [{"once", "open"}]
    three = groups_of(reward("once"), open_, reward("yearly", frequency="annual"))
    assert sorted(map(sorted, three)) == [["once"], ["open"], ["yearly"]]
    assert groups_of(open_) == [{"open"}]


@pytest.mark.parametrize(
    "change",
    [{"trigger": "evaluated_excellent"}, {"nature": "support"}, {"frequency": "annual"}],
    ids=lambda change: next(iter(change)),
)
def test_rewards_that_differ_in_kind_stand_in_groups_of_their_own(change: dict[str, str]) -> None:
    assert groups_of(reward("one"), reward("other", **change)) == [{"one"}, {"other"}]


def test_cities_and_provinces_stand_in_groups_of_their_own() -> None:
    data = catalogue(panjin=[reward("one")], liaoning=[reward("two")])
    found = rewards.groups(data.of_kind("reward"))
    assert {group.tier for group in found} == {"prefecture", "province"}
    assert all(len(members) == 1 for members in found.values())


def test_a_reward_is_compared_at_its_level_with_those_that_name_a_common_type() -> None:
    data = catalogue(
        xuchang=[
            reward("both", types=["key_laboratory", "incubator"]),
            reward("lower", level="provincial"),
        ],
        panjin=[reward("one", types=["incubator"]), reward("another", types=["makerspace"])],
    )
    table = rewards.table(data, "zh")
    compared = {str(item["fact_id"]) for item in rows(table) if item["is_compared"]}
    assert compared == {"xuchang/both", "panjin/one"}
    assert row(table, "both")["grade"] == "comparable"
    assert row(table, "both")["reasons"] == ""


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ("unknown", "unknown", ""),
        ("in_force", "in_force", ""),
        ("in_force", "unknown", "validity"),
        ("expired", "expired", "validity"),
    ],
)
def test_whether_a_policy_holds_is_a_reason_where_it_is_known_of_one_or_no_longer_does(
    one: str, other: str, reasons: str
) -> None:
    data = catalogue(
        xuchang=[reward("one", policy_status=one)], panjin=[reward("other", policy_status=other)]
    )
    assert set(rewards.table(data, "zh")["reasons"]) == {reasons}


def test_the_ends_of_amounts_are_told_apart_from_what_is_open() -> None:
    amounts: dict[str, dict[str, object]] = {
        "exact": {"kind": "fixed", "min_cny": 5, "max_cny": 5, "bound": "exact"},
        "floor": {"kind": "fixed", "min_cny": 5, "bound": "at_least"},
        "ceiling": {"kind": "fixed", "max_cny": 5, "bound": "up_to"},
        "range": {"kind": "fixed", "min_cny": 5, "max_cny": 9, "bound": "range"},
        "share": {"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "cost"}, "cap_cny": 9},
        "case": {"kind": "case_by_case"},
    }
    facts = [reward(name, amount=amount) for name, amount in amounts.items()]
    table = rewards.table(catalogue(xuchang=facts), "zh")
    found = {
        name: (
            None if pd.isna(low) else int(low),
            None if pd.isna(high) else int(high),
        )
        for name, low, high in zip(
            (str(fact).partition("/")[2] for fact in table["fact_id"]),
            table["amount_min_cny"],
            table["amount_max_cny"],
            strict=True,
        )
    }
    assert found == {
        "exact": (5, 5),
        "floor": (5, None),
        "ceiling": (None, 5),
        "range": (5, 9),
        "share": (None, 9),
        "case": (None, None),
    }


def test_no_rewards_give_an_empty_table_with_all_columns() -> None:
    table = rewards.table(catalogue(xuchang=[]), "zh")
    assert table.empty and tuple(table.columns) == rewards.COLUMNS


# The comparison table


def item_of(data: Catalogue, fact_id: str) -> overview.Item:
    found = [
        item
        for item in overview.items(data, "zh")
        if any(fact_id in cell.facts for cell in item.cells.values())
    ]
    return found[0]


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_is_in_the_comparison_table_under_its_own_place(lang: Lang) -> None:
    data = committed()
    shown: set[str] = set()
    for item in overview.items(data, lang):
        assert set(item.cells) == {place.id for place in data.jurisdictions}
        for place, cell in item.cells.items():
            assert len(cell.lines) == len(cell.facts)
            assert {data.entries[name].jurisdiction.id for name in cell.facts} <= {place}
            shown |= set(cell.facts)
        assert item.n_stating == sum(bool(cell.facts) for cell in item.cells.values()) > 0
    expected = {
        entry.id
        for entry in data.entries.values()
        if entry.kind not in {"instrument", "named"}
        and not (entry.kind == "count" and counts.is_member(entry, data))
    }
    assert shown == expected


def test_the_facts_of_a_row_are_of_its_level_and_one_kind() -> None:
    data = committed()
    for item in overview.items(data, "zh"):
        entries = [data.entries[name] for cell in item.cells.values() for name in cell.facts]
        assert len({entry.kind for entry in entries}) == 1
        for entry in entries:
            if isinstance(entry.fact, PlatformFact):
                assert entry.fact.level == item.level


def test_each_kind_of_statement_has_a_cell_of_its_kind() -> None:
    data = catalogue(
        xuchang=[count("five", 5, level="municipal"), count("zero", 0, level="national")],
        dingxi=[count("batch", BATCH, level="municipal")],
        chongqing=[count("own", 3)],
        panjin=[],
    )
    municipal = item_of(data, "xuchang/five")
    assert {place: cell.kind for place, cell in municipal.cells.items()} == {
        "xuchang": "stated",
        "dingxi": "no_figure",
        "chongqing": "not_applicable",
        "panjin": "not_stated",
    }
    national = item_of(data, "xuchang/zero")
    assert {place: cell.kind for place, cell in national.cells.items()} == {
        "xuchang": "zero",
        "dingxi": "not_stated",
        "chongqing": "not_stated",
        "panjin": "not_stated",
    }
    for kind in ("zero", "no_figure", "not_applicable", "not_stated"):
        assert text(f"coverage_{kind}", "zh") != text("coverage_stated", "zh")


def test_a_municipal_figure_of_a_municipality_is_shown_if_one_should_be_coded() -> None:
    data = catalogue(chongqing=[count("some", 3, level="municipal")])
    assert item_of(data, "chongqing/some").cells["chongqing"].kind == "stated"


def test_cases_decided_one_by_one_have_no_figure_and_a_refusal_is_stated() -> None:
    data = catalogue(
        xuchang=[reward("case", amount={"kind": "case_by_case"})],
        panjin=[reward("none", amount={"kind": "none"})],
    )
    cells = item_of(data, "xuchang/case").cells
    assert (cells["xuchang"].kind, cells["panjin"].kind) == ("no_figure", "stated")


@pytest.mark.parametrize("lang", LANGS)
def test_the_zero_and_the_municipal_gaps_of_the_data_are_told_apart(lang: Lang) -> None:
    data = committed()
    found = {
        (place, cell.kind)
        for item in overview.items(data, lang)
        for place, cell in item.cells.items()
        if item.level == "municipal" or cell.kind == "zero"
    }
    assert ("dingxi", "zero") in found
    assert {kind for place, kind in found if place == "chongqing"} == {"not_applicable"}
    assert "not_applicable" not in {kind for place, kind in found if place != "chongqing"}


def test_the_grade_of_a_row_speaks_of_cities_only() -> None:
    for level, grade, reasons in (
        ("national", Grade.COMPARABLE, ()),
        ("provincial", Grade.SIDE_BY_SIDE, (Reason.AUTHORITY,)),
    ):
        data = catalogue(
            xuchang=[count("one", 5, level=level)],
            dingxi=[count("two", 8, level=level)],
            liaoning=[count("three", 9, level=level)],
        )
        item = item_of(data, "xuchang/one")
        assert (item.n_stating, item.grade, item.reasons) == (3, grade, reasons)
    alone = item_of(catalogue(xuchang=[count("one")], liaoning=[count("two")]), "xuchang/one")
    assert (alone.n_stating, alone.grade) == (2, None)


def test_funds_are_never_graded() -> None:
    for item in overview.items(committed(), "zh"):
        if item.topic == "funds":
            assert item.grade is None
    for item in overview.items(five(), "zh"):
        if item.topic == "funds":
            assert item.n_stating == 1


def test_targets_stand_in_a_section_of_their_own_and_new_ones_say_so() -> None:
    data = catalogue(
        xuchang=[count("has", 5), count("aims", 9, status="target")],
        dingxi=[count("adds", 3, measure="flow", status="target")],
    )
    stock, target = item_of(data, "xuchang/has"), item_of(data, "xuchang/aims")
    assert (stock.topic, target.topic) == ("counts", "targets")
    assert stock.section != target.section
    assert target is not stock and "dingxi/adds" in target.cells["dingxi"].facts
    assert target.grade == Grade.APART and Reason.MEASURE in target.reasons
    assert target.cells["dingxi"].lines[0].words != "3"


# Coverage

KINDS = ("count", "target", "reward")


def stating(entries: Iterable[Entry], kind: str) -> set[tuple[str, str, str, str]]:
    """Place, type, level and fact of all statements of a kind."""
    found = set()
    for entry in entries:
        fact = entry.fact
        if not isinstance(fact, PlatformFact):
            continue
        its = "reward" if entry.kind == "reward" else entry.count.status.replace("actual", "count")
        if its == kind:
            found |= {(entry.jurisdiction.id, name, fact.level, entry.id) for name in fact.types}
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_coverage_holds_every_statement_once_for_each_of_its_types(kind: str) -> None:
    data = committed()
    table = coverage.table(data, kind, "zh")
    found = [
        (place, item.type, item.level, name)
        for item in table
        for place, (_, facts) in item.cells.items()
        for name in facts
    ]
    assert len(found) == len(set(found))
    assert set(found) == stating(data.entries.values(), kind)
    assert len({(item.type, item.level) for item in table}) == len(table)


@pytest.mark.parametrize("kind", KINDS)
def test_families_and_levels_of_coverage_stand_in_order(kind: str) -> None:
    data = committed()
    families = [family.id for family in data.dataset.vocabulary.families]
    table = coverage.table(data, kind, "zh")
    order = [
        (families.index(item.family), data.type_rank([item.type]), LEVELS.index(item.level))
        for item in table
    ]
    assert order == sorted(order)


def test_coverage_tells_the_kinds_of_nothing_apart() -> None:
    data = catalogue(
        xuchang=[count("zero", 0, level="municipal")],
        dingxi=[count("batch", BATCH, level="municipal"), count("some", 2)],
        panjin=[count("aims", 3, level="municipal", status="target")],
        chongqing=[],
    )
    table = {item.level: item for item in coverage.table(data, "count", "zh")}
    assert {place: kind for place, (kind, _) in table["municipal"].cells.items()} == {
        "xuchang": "zero",
        "dingxi": "no_figure",
        "panjin": "not_stated",
        "chongqing": "not_applicable",
    }
    assert {place: kind for place, (kind, _) in table["provincial"].cells.items()} == {
        "xuchang": "not_stated",
        "dingxi": "stated",
        "panjin": "not_stated",
        "chongqing": "not_stated",
    }


def test_coverage_agrees_with_the_comparison_table_on_what_cannot_exist() -> None:
    data = committed()
    for kind in KINDS:
        for item in coverage.table(data, kind, "zh"):
            for place, (found, facts) in item.cells.items():
                cannot = overview.is_not_applicable(data, place, item.level)
                assert (found == "not_applicable") is (cannot and not facts)


def test_the_documents_of_a_place_are_those_coded_of_it() -> None:
    data = of_documents(
        {
            "one": document("xuchang", []),
            "two": document("panjin", []),
            "three": document("xuchang", []),
        }
    )
    found = coverage.documents(data)
    assert list(found) == ["panjin", "xuchang"]
    assert [len(sources) for sources in found.values()] == [1, 2]


def hovers(data: Catalogue, lang: Lang) -> dict[tuple[str, str], Cell]:
    """The cells of the coverage of counts by row and column."""
    block, _ = coverage_block(data, "count", "all", lang)
    return {
        (row.name, place): cell
        for row in block.form.rows
        for place, cell in zip(block.form.headings, row.cells, strict=False)
    }


def test_a_cell_says_in_which_documents_something_is_not_stated() -> None:
    titled = document(
        "panjin", [], number="not_stated", title={"zh": "某某答复", "en": "Some reply"}
    )
    data = of_documents(
        {
            "x": document("xuchang", [count("five", 5, level="municipal", as_of="2017")]),
            "d1": document("dingxi", [], number="定一号"),
            "d2": document("dingxi", [], number="定二号"),
            "p": titled,
            "c": document("chongqing", []),
        }
    )
    cells = hovers(data, "zh")
    row = "市级重点实验室"
    assert {place: cells[row, place].hover.split("<br>") for _, place in cells} == {
        "许昌": ["市级重点实验室现有数量：5个（2017年）"],
        "定西": ["定西：市级重点实验室未载明", "已录入文件2份：定一号、定二号"],
        "盘锦": ["盘锦：市级重点实验室未载明", "已录入文件1份：《某某答复》（文号未载明）"],
        "重庆": ["直辖市没有市级，重庆所称“市级”按省级计"],
    }
    assert {place for (_, place), cell in cells.items() if cell.facts} == {"许昌"}
    block, _ = coverage_block(data, "count", "all", "zh")
    assert block.words.notes[-1] == (
        "是否载明以已录入文件为准。盘锦1份：《某某答复》（文号未载明）；定西2份：定一号、定二号。"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_of_many_documents_the_first_are_named_and_all_are_counted(lang: Lang) -> None:
    many = {f"d{n}": document("dingxi", [], number=f"第{n}号") for n in range(5)}
    data = of_documents({"x": document("xuchang", [count("one")]), **many})
    place = data.dataset.jurisdictions["dingxi"].label(lang)
    (cell,) = (cell for (_, name), cell in hovers(data, lang).items() if name == place)
    assert "5" in cell.hover and "第2号" in cell.hover and "第3号" not in cell.hover


def test_where_all_is_stated_no_document_is_named_as_silent() -> None:
    block, _ = coverage_block(catalogue(xuchang=[count("one")]), "count", "all", "zh")
    assert not block.words.notes[-1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_of_the_coverage_tells_more_when_pointed_at(kind: str, lang: Lang) -> None:
    block, _ = coverage_block(committed(), kind, "all", lang)
    trace = draw(block.form, block.words, SCREEN_WIDE).data[0]
    cells = [cell for row in block.form.rows for cell in row.cells]
    assert len(trace.hovertext) == len(cells) and all(trace.hovertext)
    assert sum(bool(facts) for facts in trace.customdata) == sum(bool(c.facts) for c in cells)


def test_funds_are_in_no_coverage() -> None:
    data = committed()
    funds = {entry.id for entry in data.entries.values() if isinstance(entry.fact, Fund)}
    shown = {
        name
        for kind in KINDS
        for item in coverage.table(data, kind, "zh")
        for _, facts in item.cells.values()
        for name in facts
    }
    assert funds and not funds & shown


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("place", "told"), [("panjin", "actual"), ("dingxi", "both")])
def test_a_profile_is_headed_by_what_it_shows(place: str, told: str, lang: Lang) -> None:
    table = counts.table(five(), "stock", lang)
    block = profile_block(five(), table[table["jurisdiction"] == place], place, lang)
    name = committed().dataset.jurisdictions[place].label(lang)
    assert block.words.title == text(f"title_profile_{told}", lang, place=name)
    assert block.words.subtitle == text(f"subtitle_profile_{told}", lang)


def test_only_the_coverage_of_counts_says_that_any_measure_counts_as_stated() -> None:
    for kind, is_said in (("count", True), ("target", False), ("reward", False)):
        block, _ = coverage_block(committed(), kind, "all", "zh")
        assert (text("note_coverage_count", "zh") in block.words.notes) is is_said


@pytest.mark.parametrize("lang", LANGS)
def test_a_part_has_the_headline_only_where_it_shows_every_figure_that_the_headline_tells(
    lang: Lang,
) -> None:
    table = counts.table(committed(), "stock", lang)
    told = [block for block in count_blocks(committed(), table, "stock", lang) if block.headlined]
    table = rewards.table(committed(), lang)
    told += [b for b in reward_blocks(committed(), table, "dots", lang) if b.headlined]
    assert {block.id.partition("_")[0] for block in told} == {"counts", "rewards"}
    for block in told:
        assert len(block.headlined) > 1
        for name in block.headlined:
            entry = committed().entries[name]
            assert entry.jurisdiction.label(lang) in block.words.title
        assert block.title_for(block.table["fact_id"].tolist()) == block.words.title
        for name in block.headlined:
            rest = set(block.table["fact_id"]) - {name}
            assert block.title_for(rest) == block.plain_title
        assert block.heading in block.plain_title
        assert not any(character.isdigit() for character in block.plain_title)


def test_a_headline_that_tells_no_figure_stands_above_every_part() -> None:
    table = counts.table(committed(), "stock", "zh")
    single = [b for b in count_blocks(committed(), table, "stock", "zh") if not b.headlined]
    assert single
    assert all(block.title_for([]) == block.words.title for block in single)
