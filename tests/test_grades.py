"""What the grades do to every view: headlines, reasons shown, and that no fact goes unshown.

Whether two facts are comparable is decided here by the brute force of ``test_findings``, pair by
pair and field by field, or by ``lib.compare`` pair by pair, never by the views themselves.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from catalogues import catalogue, committed, count, document, five, of_documents, reward
from generated import datasets
from hypothesis import HealthCheck, given, settings
from test_findings import (
    Told,
    by_item,
    check_difference,
    newest,
    peer_tier,
    places,
    reasons_among,
    subtracts,
    told,
    why_not,
)

from lib import captions, statements
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.compare import Grade, compare, signature
from lib.index import Entry
from lib.ranking import Ranking, rank
from lib.views import counts, coverage, overview, rewards
from lib.wording import LANGS, Lang, figures, text

RANKING = re.compile(
    r"最高|最多|最低|最少|第一|首位|领先|落后|居前|倍|平均|高于|低于|多于|少于"
    r"|\b(?:highest|most|lowest|least|times|best|leads?|average|mean|more than|less than)\b",
    re.IGNORECASE,
)
VIEWS: tuple[counts.View, counts.View] = ("stock", "change")


# The comparable pairs


def comparable_pairs(data: Catalogue, kind: str) -> list[tuple[Entry, Entry]]:
    """All pairs of different jurisdictions, members and restatements included."""
    mappings = data.dataset.vocabulary.mappings
    facts = [entry for entry in data.entries.values() if entry.kind == kind]
    return [
        (one, other)
        for one, other in combinations(facts, 2)
        if one.jurisdiction != other.jurisdiction
        and compare(signature(one), signature(other), mappings).grade == Grade.COMPARABLE
    ]


def test_on_the_committed_documents_no_pair_is_comparable() -> None:
    """Their cities lie in three provinces, and what they share at national level is implied."""
    assert comparable_pairs(five(), "count") == comparable_pairs(five(), "reward") == []


def test_comparable_pairs_are_looked_for_among_all_facts() -> None:
    data = catalogue(
        xuchang=[count("total", 5), count("part", 2, part_of="total"),
                 reward("a", policy_status="in_force")],
        luoyang=[count("total", 7), reward("a", policy_status="in_force")],
        liaoning=[count("total", 7), reward("a", policy_status="in_force")],
    )  # fmt: skip
    assert len(comparable_pairs(data, "count")) == 2
    assert len(comparable_pairs(data, "reward")) == 1


# No view is empty because of the grades


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_is_shown_in_the_views_of_its_kind(lang: Lang) -> None:
    data = committed()
    pages: dict[str, list[str]] = {
        "counts": [
            name
            for view in VIEWS
            for block in captions.count_blocks(data, counts.table(data, view, lang), view, lang)
            for name in block.table["fact_id"]
        ],
        "rewards": [
            name
            for block in captions.reward_blocks(data, rewards.table(data, lang), "dots", lang)
            for name in block.table["fact_id"]
        ],
        "heat": [
            name
            for block in captions.reward_blocks(data, rewards.table(data, lang), "heat", lang)
            for name in set(block.table["fact_id"])
        ],
        "comparison": [
            name
            for item in overview.items(data, lang)
            for cell in item.cells.values()
            for name in cell.facts
        ],
        "coverage": [
            name
            for kind in ("count", "target", "reward")
            for row in coverage.table(data, kind, lang)
            for _, facts in row.cells.values()
            for name in facts
        ],
    }
    members = {e.id for e in data.of_kind("count") if counts.is_member(e, data)}
    of_counts = {entry.id for entry in data.of_kind("count")}
    of_rewards = {entry.id for entry in data.of_kind("reward")}
    of_funds = {entry.id for entry in data.of_kind("fund")}
    assert Counter(pages["counts"]) == Counter(of_counts - members)
    assert Counter(pages["rewards"]) == Counter(pages["heat"]) == Counter(of_rewards)
    assert set(pages["comparison"]) == (of_counts - members) | of_rewards | of_funds
    assert set(pages["coverage"]) == of_counts | of_rewards


@pytest.mark.parametrize("view", VIEWS)
def test_no_level_or_family_of_the_counts_is_an_empty_view(view: counts.View) -> None:
    data = committed()
    table = counts.table(data, view, "zh")
    for column in ("level", "family"):
        for code in set(table[column]):
            part = table[table[column] == code]
            blocks = captions.count_blocks(data, part, view, "zh")
            assert sum(len(block.table) for block in blocks) == len(part) > 0


def test_no_type_or_condition_of_the_rewards_is_an_empty_view() -> None:
    data = committed()
    table = rewards.table(data, "zh")
    for code in {name for row in table["types"] for name in row.split(";")}:
        part = table[[code in row.split(";") for row in table["types"]]]
        for form in ("dots", "heat"):
            blocks = captions.reward_blocks(data, part, form, "zh")
            assert sum(len(block.table) for block in blocks) == len(part) > 0


# Headlines, and the reasons below


def blocks_of(data: Catalogue, lang: Lang) -> Iterator[Block]:
    for view in VIEWS:
        yield from captions.count_blocks(data, counts.table(data, view, lang), view, lang)
    for form in ("dots", "ladder", "heat"):
        for block in captions.reward_blocks(data, rewards.table(data, lang), form, lang):
            if not block.is_empty:
                yield block
    yield from captions.counts_together(data, counts.all_views(data, lang), lang)
    yield from captions.rewards_together(data, rewards.table(data, lang), "dots", lang)


def ranks(title: str, data: Catalogue, block: Block, lang: Lang) -> bool:
    """Whether a headline ranks, its facts' own words ("up to", 不低于) left aside."""
    for name in block.table["fact_id"]:
        title = title.replace(figures.value(data.entries[name], lang), "")
    return bool(RANKING.search(title))


def may_rank(data: Catalogue, block: Block, status: str | None = None) -> bool:
    shown = [
        item
        for item in told(data)
        if item.id in set(block.table["fact_id"]) and status in (None, item.fact.status)
    ]
    return any(
        isinstance(rank([data.entries[item.id] for item in same]), Ranking) for same in items(shown)
    )


def items(shown: Sequence[Told]) -> Iterator[list[Told]]:
    """What may be set side by side: counts of one item, rewards for one type at one level."""
    yield from by_count_item([item for item in shown if hasattr(item.fact, "measure")])
    kinds: dict[object, list[Told]] = {}
    for item in shown:
        if not hasattr(item.fact, "measure"):
            for kind in item.kinds:
                its = item.fact
                of = its.amount.of.zh if its.amount.kind == "share" else ""
                key = (kind, its.level, peer_tier(item.place), its.trigger, its.nature,
                       its.frequency, of)  # fmt: skip
                kinds.setdefault(key, []).append(item)
    yield from kinds.values()


def by_count_item(shown: Sequence[Told]) -> Iterator[list[Told]]:
    kinds: dict[object, list[Told]] = {}
    for item in shown:
        key = (item.fact.measure, item.fact.event, item.fact.status)
        kinds.setdefault(key, []).append(item)
    for same in kinds.values():
        yield from by_item(same)


def told_in(title: str, shown: Sequence[Told], data: Catalogue, lang: Lang) -> list[Told]:
    """The facts that a headline tells with place, figure and year."""
    found = []
    for item in shown:
        entry = data.entries[item.id]
        unit = text("unit_platforms", lang) if entry.kind == "count" else ""
        words = text(
            "stated_figure",
            lang,
            place=item.place.label(lang),
            figure=figures.value(entry, lang),
            unit=unit,
            year=figures.year(entry, lang),
        )
        if words in title:
            found.append(item)
    return found


def check_block(data: Catalogue, block: Block, lang: Lang) -> str:
    """Hold a chart's headline and notes against the facts it shows; returns what was seen."""
    shown = [item for item in told(data) if item.id in set(block.table["fact_id"])]
    title, notes = block.words.title, " ".join(block.words.notes)
    assert not ranks(title, data, block, lang) or may_rank(data, block), title
    is_together = block.id.endswith("together")
    withheld = set[str]()
    for same in items(shown):
        latest = newest(same)
        if len(places(latest)) > 1:
            withheld |= reasons_among(latest)
    if block.id != "rewards_ladder":
        for reason in withheld:
            assert text(f"reason_{reason}", lang) in notes, (block.id, reason)
    if subtracts(title, lang):
        assert not is_together
        return "subtracted " + check_headline_that_subtracts(data, block, lang)
    if block.id.startswith("counts") and not is_together:
        for same in items(told_in(title, shown, data, lang)):
            assert len(places(same)) < 2 or not reasons_among(same), title
    return "together" if is_together else "withheld" if withheld else "plain"


def check_headline_that_subtracts(data: Catalogue, block: Block, lang: Lang) -> str:
    """Hold a headline that subtracts against the arithmetic; returns of what it is.

    It stands only where nothing that the chart shows first may be ranked.
    """
    every = {item.id: item for item in told(data)}
    facts = [every[name] for name in block.headlined]
    assert set(block.headlined) <= set(block.table["fact_id"])
    drawn = [data.entries[name] for name in block.table["fact_id"]]
    (caveat,) = {
        item.caveat
        for item in statements.differences(data, drawn, lang)
        if item.claim == block.words.title
    }
    check_difference(data, facts, block.words.title, caveat, lang)
    assert not block.id.startswith("counts") or not may_rank(data, block, status="actual")
    return block.id.partition("_")[0]


@pytest.mark.parametrize("lang", LANGS)
def test_headlines_rank_only_what_is_comparable_and_reasons_are_shown(lang: Lang) -> None:
    seen = Counter(check_block(committed(), b, lang) for b in blocks_of(committed(), lang))
    assert seen["together"] == 2 and seen["plain"]
    assert seen["subtracted counts"] and seen["subtracted rewards"]


def test_that_holds_for_any_dataset() -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=35,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(datasets())
    def holds(data: Catalogue) -> None:
        seen.update(check_block(data, block, "zh") for block in blocks_of(data, "zh"))

    holds()
    assert seen["together"] and seen["withheld"] and seen["plain"]
    # Of each kind one is seen in the committed data, in the test above.
    assert seen["subtracted counts"] or seen["subtracted rewards"]


def test_a_headline_that_ranks_is_found_out() -> None:
    data = catalogue(xuchang=[count("a", 5)], dingxi=[count("a", 8, bound="about")])
    (block,) = captions.count_blocks(data, counts.table(data, "stock", "zh"), "stock", "zh")
    check_block(data, block, "zh")
    for words in ("定西最多", "定西为许昌的2倍", "平均6.5个"):
        assert ranks(words, data, block, "zh")
    assert not may_rank(data, block)
    assert ranks("Dingxi has the most", data, block, "en")


def titles(data: Catalogue, lang: Lang = "zh") -> dict[str, str]:
    return {block.id: block.words.title for block in blocks_of(data, lang)}


def test_only_what_two_state_is_counted_as_stated_by_two() -> None:
    types = ["engineering_laboratory"]
    data = catalogue(
        xuchang=[count("a"), count("b", level="national"), count("c", types=types)],
        dingxi=[count("a", 8, as_of="2012", bound="about")],
    )
    title = titles(data)["counts_stock_prefecture_shared"]
    assert title == "许昌和定西：1项平台数量有两地及以上载明"
    assert titles(data)["counts_stock_prefecture_single"] == "许昌：所载平台数量1项"


@pytest.mark.parametrize("lang", LANGS)
def test_a_place_alone_in_its_tier_is_not_said_to_be_the_only_one(lang: Lang) -> None:
    data = catalogue(panjin=[count("a")], liaoning=[count("a")])
    for block in blocks_of(data, lang):
        assert "仅" not in block.words.title and "only" not in block.words.title


def test_the_headline_of_counts_tells_the_newest_figures_in_their_order() -> None:
    data = of_documents(
        {
            "old": document("xuchang", [count("some", 3, as_of="2015")]),
            "new": document("xuchang", [count("some", 5, as_of="2020")]),
            "other": document("luoyang", [count("some", 8, as_of="2020")]),
        }
    )
    assert titles(data)["counts_stock_prefecture_shared"] == (
        "省级重点实验室：洛阳8个（2020年）、许昌5个（2020年）"
    )


def test_an_older_figure_is_graded_with_all_and_the_newest_among_themselves() -> None:
    data = of_documents(
        {
            "old": document("xuchang", [count("old", 3, as_of="2015")]),
            "new": document("xuchang", [count("new", 5, as_of="2020")]),
            "other": document("luoyang", [count("some", 8, as_of="2020")]),
        }
    )
    table = counts.table(data, "stock", "zh").set_index("fact_id")
    assert dict(table["grade"]) == {
        "old/old": "side_by_side",
        "new/new": "comparable",
        "other/some": "comparable",
    }
    assert table["reasons"]["old/old"] == "year"


def test_where_nothing_is_ranked_the_headline_tells_the_difference_and_no_rank() -> None:
    data = catalogue(
        xuchang=[count("a", 5), reward("p", 500_000, level="provincial")],
        dingxi=[count("a", 8, as_of="2012"), reward("p", 200_000, level="provincial")],
    )
    found = titles(data)
    assert found["counts_stock_prefecture_shared"] == (
        "省级重点实验室现有：许昌5个（2020年），定西8个（2012年），相差3个"
    )
    assert found["rewards_dots_prefecture_newly_recognised"] == (
        "新认定省级重点实验室：许昌50万元（2020年），定西20万元（2020年），相差30万元"
    )


def test_several_figures_of_one_place_alone_are_not_graded_against_one_another() -> None:
    data = of_documents(
        {
            "old": document("xuchang", [count("some", 3, as_of="2015"), reward("a")]),
            "new": document("xuchang", [count("some", 5, as_of="2020"), reward("a")]),
        }
    )
    for table in (counts.table(data, "stock", "zh"), rewards.table(data, "zh")):
        assert not table["is_compared"].any()
        assert set(table["grade"]) == {"comparable"} and set(table["reasons"]) == {""}


def test_a_draft_or_ended_policy_says_so_beside_its_mark_and_is_in_no_headline() -> None:
    data = catalogue(
        xuchang=[reward("a", 700_000, policy_status="expired")], panjin=[reward("a", 100_000)]
    )
    (block,) = captions.reward_blocks(data, rewards.table(data, "zh"), "dots", "zh")
    assert "已失效" in block.labels["xuchang/a"] and "失效" not in block.labels["panjin/a"]
    assert "70万元" not in block.words.title and "10万元" not in block.words.title


def test_an_amount_and_a_share_stand_in_groups_of_their_own_and_the_share_names_its_base() -> None:
    share = {"kind": "share", "percent": 30, "of": {"zh": "研发投入", "en": "R&D"}}
    data = catalogue(xuchang=[reward("a")], panjin=[reward("a", amount=share)])
    (block,) = captions.reward_blocks(data, rewards.table(data, "zh"), "dots", "zh")
    groups = [row.name for row in block.form.rows if row.is_header]
    assert len(groups) == 2
    assert sum("研发投入" in words for words in groups) == 1


def test_facts_of_one_group_of_rewards_are_never_apart_for_one_type_and_level() -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=50,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(datasets())
    def holds(data: Catalogue) -> None:
        table = rewards.table(data, "zh")
        assert "apart" not in set(table["grade"])
        seen.update(table["grade"])
        every = {item.id: item for item in told(data)}
        for _, rows in table.groupby(["group", "level"]):
            for one, other in combinations(rows["fact_id"], 2):
                reasons = why_not(every[one], every[other])
                assert not reasons & {"tier", "trigger", "nature", "frequency", "form", "level"}

    holds()
    assert seen["comparable"] and seen["side_by_side"]
