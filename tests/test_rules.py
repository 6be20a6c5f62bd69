"""Every rule tells its mistake at the field that holds it."""

# Facts stand on one line, as in the data, and Chinese characters count double.
# ruff: noqa: E501

from dataclasses import dataclass

import pytest
from conftest import DataFolder

from lib.wording import LANGS
from lib.wording.problems import render

DOCUMENT_SOURCE = "document:"
CENTRES = "- id: centres\n"
NATIONAL = "- id: centres-national\n"
PROVINCIAL = "- id: centres-provincial\n"
TARGET = "- id: laboratories-target\n"
REWARD = "- id: incubators-national\n"
SECOND_REWARD = "- id: incubators-provincial\n"
SHARE = "- id: laboratories-share\n"
FUND = "- id: special-fund\n"
HARBOUR_REWARD = "- id: laboratories-provincial\n"


@dataclass(frozen=True)
class Break:
    """Behind ``after``, ``old`` becomes ``new``: then ``code`` is told at the words ``at``."""

    after: str
    old: str
    new: str
    code: str
    at: str


RIVER_BREAKS = [
    # ids and links
    Break(NATIONAL, "part_of: centres", "part_of: centre", "fact.link_unknown", "centre\n"),
    Break(NATIONAL, "part_of: centres", "part_of: centres-national", "fact.link_to_itself",
          "centres-national\n    evidence"),
    Break(CENTRES, "as_of: 2020", "as_of: 2020\n    part_of: centres-national",
          "fact.link_circle", "centres-national\n"),
    Break(SHARE, "to: incubators-national", "to: incubators-nationl", "fact.link_unknown",
          "incubators-nationl"),
    Break(SHARE, "to: incubators-national", "to: laboratories-share", "fact.link_to_itself",
          "laboratories-share}"),
    Break(PROVINCIAL, "part_of: centres", "restates: centres-national", "fact.restates_differs",
          "3\n"),
    # codes of the reference files
    Break(DOCUMENT_SOURCE, "jurisdiction: river", "jurisdiction: rivver", "reference.unknown",
          "rivver"),
    Break(DOCUMENT_SOURCE, "kind: reply", "kind: letter", "reference.unknown", "letter"),
    Break(CENTRES, "[engineering_centre]", "[engineering_center]", "reference.unknown",
          "engineering_center]"),
    Break(REWARD, "trigger: newly_recognised", "trigger: newly", "reference.unknown", "newly"),
    Break(REWARD, "nature: award", "nature: prize", "reference.unknown", "prize"),
    Break(FUND, "instrument: post_subsidy", "instrument: post_subsidies", "reference.unknown",
          "post_subsidies"),
    Break(CENTRES, "as_of: 2020", "as_of: 2020\n    recognised_by: {stated: 无, code: nobody}",
          "reference.unknown", "nobody"),
    Break(CENTRES, "[engineering_centre]", "[engineering_centre, engineering_centre]",
          "fact.type_repeated", "engineering_centre]"),
    # readings
    Break(CENTRES, "as_of: 2020", "as_of: 2020\n    reading: {valu: implied}",
          "fact.reading_unknown", "valu:"),
    Break(CENTRES, "as_of: 2020", "as_of: 2020\n    reading: {status: implied}",
          "fact.reading_without_note", "reading:"),
    # value, bound and time of counts
    Break(CENTRES, "value: 10", "value: 10\n    bound: range", "count.range_without_max", "range"),
    Break(CENTRES, "value: 10", "value: 10\n    value_max: 12", "count.max_without_range", "12"),
    Break(CENTRES, "value: 10", "value: 10\n    value_max: 9\n    bound: range",
          "count.range_order", "9\n"),
    Break(CENTRES, "status: actual", "event: approved\n    status: actual",
          "count.event_of_stock", "approved"),
    Break(CENTRES, "measure: stock", "measure: cumulative\n    event: promoted",
          "count.promoted_from_missing", "promoted"),
    Break(CENTRES, "as_of: 2020", "as_of: 2020\n    promoted_from: provincial",
          "count.promoted_from_without_event", "promoted_from"),
    Break(CENTRES, "    as_of: 2020\n", "", "count.time_missing", "stock"),
    Break(CENTRES, "as_of: 2020", "as_of: 2020\n    period: 2020", "count.time_twice", "period"),
    Break(CENTRES, "as_of: 2020", "period: 2020", "count.time_of_other_measure", "period"),
    Break(CENTRES, "measure: stock", "measure: flow", "count.time_of_other_measure", "as_of"),
    # parts and totals
    Break(NATIONAL, "status: actual", "status: target", "count.part_differs", "target"),
    Break(CENTRES, "value: 10", "value: 11", "count.parts_sum", "11"),
    Break(CENTRES, "value: 10", "value: 9\n    parts: partial", "count.parts_exceed", "9\n"),
    # the figure and the value
    Break(CENTRES, ", figure: 10个", "", "count.without_ground", "evidence"),
    Break(CENTRES, "figure: 10个", "figure: 11个", "figure.not_in_quote", "11个"),
    Break(CENTRES, "figure: 10个", "figure: 工程", "figure.unreadable", "工程}"),
    Break(CENTRES, "figure: 10个", "figure: 0个", "figure.cut", "0个}"),
    Break(CENTRES, "figure: 10个", 'figure: "1"', "figure.cut", '"1"'),
    Break(CENTRES, "value: 10", "value: 12", "figure.value", "12"),
    Break(TARGET, "bound: at_least", "bound: exact", "figure.bound", "exact"),
    Break(TARGET, "quote: [到2025年, 省级以上重点实验室达到30余家], figure: 30余家",
          "quote: [到2025年省级以上重点实验室达到30余家], figure: 2025年", "figure.kind", "2025年}"),
    Break(FUND, "min_cny: 10_000_000", "min_cny: 1_000_000", "amount.ends_differ", "10_000_000"),
    Break(FUND, "10_000_000, max_cny: 10_000_000", "1_000_000, max_cny: 1_000_000",
          "figure.value", "1_000_000"),
    Break(SHARE, "percent: 30", "percent: 20", "figure.value", "20"),
    # ends of amounts
    Break(REWARD, "bound: exact", "bound: at_least", "amount.ends", "amount"),
    Break(REWARD, "bound: exact", "bound: up_to", "amount.ends", "amount"),
    Break(REWARD, ", max_cny: 500_000", "", "amount.ends", "amount"),
    Break(REWARD, "bound: exact", "bound: range", "amount.range_order", "500_000, bound"),
    Break(SHARE, "cap_cny: 1_000_000", "cap_cny: 2_000_000", "amount.cap_not_in_quote",
          "2_000_000"),
    Break(REWARD, "frequency: not_stated",
          "frequency: not_stated\n    instalments: [{cny: 500_000, when: {zh: 首期, en: first}}]",
          "amount.instalments_frequency", "not_stated"),
    Break(REWARD, "frequency: not_stated",
          "frequency: instalments\n    instalments: [{cny: 400_000, when: {zh: 首期, en: first}}]",
          "amount.instalments_sum", "instalments: ["),
    Break(REWARD, "nature: award", "nature: award\n    valid_from: 2021\n    valid_to: 2020",
          "fact.validity_order", "2020"),
    # levels
    Break(NATIONAL, "level: national", "level: county", "level.not_in_quote", "county"),
    Break(NATIONAL, "level: national", "level: national\n    level_stated: 部级",
          "level.stated_not_in_quote", "部级"),
    Break(NATIONAL, "level: national", "level: national\n    level_stated: 市级",
          "level.not_in_quote", "national"),
    Break(CENTRES, "level: unspecified", "level: municipal", "level.unfounded", "municipal"),
    Break(TARGET, "    level_and_above: true\n", "", "level.and_above_missing", "provincial"),
    Break(PROVINCIAL, "value: 3", "value: 3\n    level_and_above: true",
          "level.and_above_unfounded", "true"),
    # types
    Break(CENTRES, "[engineering_centre]", "[technology_centre]", "type.not_in_quote",
          "technology_centre"),
    Break(CENTRES, "[engineering_centre]", "[engineering_centre]\n    type_stated: 中心站",
          "type.stated_not_in_quote", "中心站"),
    Break(CENTRES, "[engineering_centre]", "[incubator]\n    type_stated: 工程技术研究中心",
          "type.stated_is_another", "types"),
    # quotes
    Break(CENTRES, "[工程技术研究中心10个]", "[工程技术研究中心10个。到]", "quote.sentence",
          "工程技术研究中心10个。到"),
    Break(CENTRES, "[工程技术研究中心10个]", '["工程技术研究中心10个 "]', "quote.blank_ends",
          '"工程技术研究中心10个 "'),
    Break(CENTRES, "[工程技术研究中心10个]", f"[工程技术研究中心10个, {'长' * 150}]",
          "quote.too_long", "quote"),
]  # fmt: skip


def expect(data: DataFolder, name: str, broken: Break) -> None:
    data.edit(name, broken.old, broken.new, after=broken.after)
    line, column = data.spot(name, broken.at, after=broken.after)
    problems = data.problems()
    assert (name, line, column, broken.code) in [
        (p.path, p.line, p.column, p.code) for p in problems
    ]
    for problem in problems:
        for lang in LANGS:
            assert "{" not in render(problem, lang).replace("{" + "}", "")


@pytest.mark.parametrize("broken", RIVER_BREAKS, ids=lambda b: f"{b.code}: {b.new[:30]}")
def test_a_broken_document_is_told_at_the_field(data: DataFolder, broken: Break) -> None:
    expect(data, data.river, broken)


def test_a_repeated_id_is_told_whatever_the_list(data: DataFolder) -> None:
    data.edit(data.river, "id: special-fund", "id: centres")
    spot = data.spot(data.river, "centres", after="funds:\n  - id: ")
    first = data.spot(data.river, "centres", after="counts:\n  - id: ")
    problem = next(p for p in data.problems() if p.code == "fact.duplicate_id")
    assert (problem.line, problem.column) == (spot[0], spot[1])
    assert problem.values["first"] == first[0]


VOCABULARY_BREAKS = [
    Break("types:", "id: incubator,", "id: key_laboratory,", "reference.duplicate",
          "key_laboratory, family: centre"),
    Break("types:", "family: laboratory", "family: lab", "reference.unknown", "lab,"),
    Break("instruments:", "group: money", "group: cash", "reference.unknown", "cash"),
    Break("types:", "aliases: [科技孵化器]", "aliases: [重點試驗室]", "vocabulary.name_shared",
          "重點試驗室"),
    Break("mappings:", "from_types: [engineering_centre]", "from_types: [engine_centre]",
          "reference.unknown", "engine_centre"),
    Break("mappings:", "to_types: [technology_centre]", "to_types: [tech]", "reference.unknown",
          "tech]"),
    Break("mappings:", "jurisdiction: river", "jurisdiction: lake", "reference.unknown", "lake"),
    Break("mappings:", "document: river-2020-reply", "document: river-2020",
          "reference.unknown", "river-2020"),
    Break("mappings:", "[市级工程", "[全市。市级工程", "quote.sentence", "全市。"),
    Break("terms:", "id: target", "id: actual", "reference.duplicate", "actual, zh: 目标"),
]  # fmt: skip


@pytest.mark.parametrize("broken", VOCABULARY_BREAKS, ids=lambda b: f"{b.code}: {b.new[:30]}")
def test_a_broken_vocabulary_is_told_at_the_field(data: DataFolder, broken: Break) -> None:
    expect(data, "vocabulary.yaml", broken)


JURISDICTION_BREAKS = [
    Break("id: east", "id: river", "id: east", "reference.duplicate", "east, zh: 江市"),
    Break("id: river", '"120000"', '"110000"', "reference.duplicate", '"110000"'),
    Break("id: river", "parent: east", "parent: west", "reference.unknown", "west"),
    Break("id: river", "parent: east", "parent: not_applicable", "jurisdiction.parent_missing",
          "not_applicable"),
    Break("id: river", "tier: prefecture", "tier: province", "jurisdiction.parent_tier", "east"),
    Break("id: river", '"110100"', '"130100"', "jurisdiction.code", '"130100"'),
]  # fmt: skip


@pytest.mark.parametrize("broken", JURISDICTION_BREAKS, ids=lambda b: f"{b.code}: {b.new[:30]}")
def test_broken_jurisdictions_are_told_at_the_field(data: DataFolder, broken: Break) -> None:
    expect(data, "jurisdictions.yaml", broken)


def test_two_documents_with_one_original_are_told(data: DataFolder) -> None:
    sha256 = data.load().documents["harbour-2021-measures"].document.sha256
    other = data.load().documents["river-2020-reply"].document.sha256
    data.edit(data.river, other, sha256)
    assert data.found() == [(data.river, *data.spot(data.river, sha256), "document.same_original")]


# Levels and figures by order.


def codes(data: DataFolder) -> list[str]:
    return [problem.code for problem in data.problems()]


def test_two_swapped_amounts_of_one_clause_are_caught(data: DataFolder) -> None:
    for amount, figure, after in (
        ("200_000", "20万元", REWARD),
        ("500_000", "50万元", SECOND_REWARD),
    ):
        other = "500_000" if amount == "200_000" else "200_000"
        data.edit(data.river, f"min_cny: {other}", f"min_cny: {amount}", after=after)
        data.edit(data.river, f"max_cny: {other}", f"max_cny: {amount}", after=after)
        text = data.read(data.river)
        start = text.index("figure: ", text.index(after))
        data.write(data.river, text[:start] + "figure: " + figure + text[text.index("}", start) :])
    assert data.found() == [
        (data.river, *data.spot(data.river, "20万元}", after=REWARD), "level.order"),
        (data.river, *data.spot(data.river, "50万元}", after=SECOND_REWARD), "level.order"),
    ]


def test_a_figure_beside_another_level_is_caught(data: DataFolder) -> None:
    data.edit(data.river, "value: 1\n", "value: 3\n", after=NATIONAL)
    data.edit(data.river, "figure: 1个", "figure: 3个", after=NATIONAL)
    assert "level.order" in codes(data)


QUOTES = [
    # jurisdiction's document, level, type, quote, figure, value, the expected codes
    ("river", "provincial", "incubator", "建成5家省级孵化器、15家市级孵化器", "5家", 5, []),
    ("river", "municipal", "incubator", "建成5家省级孵化器、15家市级孵化器", "5家", 5, ["level.order"]),
    ("river", "municipal", "incubator", "建成5家省级孵化器、15家市级孵化器", "15家", 15, []),
    ("river", "provincial", "incubator", "国家、省、市级孵化器分别为1、2、3家", "2", 2, []),
    ("river", "national", "incubator", "国家、省、市级孵化器分别为1、2、3家", "2", 2, ["level.order"]),
    ("river", "provincial", "incubator", "国家级、省级孵化器共3家", "3家", 3, []),
    ("river", "provincial", "incubator", "省级孵化器3家,新增2家", "2家", 2, []),
    ("river", "provincial", "key_laboratory", "国家級重點試驗室5家、省級重點試驗室1家", "1家", 1, []),
    ("river", "national", "key_laboratory", "国家級重點試驗室5家、省級重點試驗室1家", "1家", 1,
     ["level.order"]),
    ("river", "provincial", "key_laboratory", "省重点实验室5家", "5家", 5, []),
    ("river", "provincial", "key_laboratory", "我省重点实验室5家", "5家", 5, ["level.unfounded"]),
    ("river", "municipal", "incubator", "全市县级市有省级孵化器2家", "2家", 2, ["level.not_in_quote"]),
    ("river", "county", "incubator", "县(市、区)级孵化器2家", "2家", 2, []),
    ("river", "provincial", "engineering_centre", "省级工程技术研究中心2家", "2家", 2, []),
    ("river", "provincial", "technology_centre", "省级工程技术研究中心2家", "2家", 2,
     ["type.not_in_quote"]),
    ("river", "provincial", "technology_centre", "省级技术研究中心2家", "2家", 2, []),
    # under a province-level municipality 市级 is provincial
    ("harbour", "provincial", "incubator", "市级孵化器2家", "2家", 2, []),
    ("harbour", "municipal", "incubator", "市级孵化器2家", "2家", 2, ["level.not_in_quote"]),
    ("harbour", "provincial", "key_laboratory", "港市重点实验室2家", "2家", 2, []),
    ("harbour", "county", "incubator", "区县级孵化器2家", "2家", 2, []),
    # 3家以上 is no 省级以上
    ("river", "provincial", "incubator", "省级孵化器3家以上", "3家", 3, ["figure.bound"]),
    ("river", "provincial", "incubator", "省级及以上孵化器3家", "3家", 3, ["level.and_above_missing"]),
    # the figure may stand twice
    ("river", "national", "incubator", "国家级孵化器3家、市级孵化器3家", "3家", 3, []),
    ("river", "municipal", "incubator", "国家级孵化器3家、市级孵化器3家", "3家", 3, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "level", "platform", "quote", "figure", "value", "expected"), QUOTES
)
def test_level_type_and_figure_agree_with_the_words_of_the_quote(
    data: DataFolder,
    document: str,
    level: str,
    platform: str,
    quote: str,
    figure: str,
    value: int,
    expected: list[str],
) -> None:
    name = data.river if document == "river" else data.harbour
    data.edit(
        name,
        "counts:\n",
        f"""counts:
  - id: tried
    types: [{platform}]
    level: {level}
    value: {value}
    measure: stock
    status: actual
    as_of: 2020
    evidence: {{paragraph: 1, quote: ["{quote}"], figure: "{figure}"}}
""",
    )
    assert codes(data) == expected


FREE = [
    # what is added to a broken fact makes it good again
    ("value: 10", "value: 10\n    bound: at_least\n    reading: {bound: ambiguous}\n    note: {zh: 注, en: note}"),
    ("level: unspecified", "level: county\n    reading: {level: implied}\n    note: {zh: 注, en: note}"),
    ("types: [engineering_centre]", "types: [incubator]\n    reading: {types: implied}\n    note: {zh: 注, en: note}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), FREE)
def test_what_is_marked_as_read_between_the_lines_is_left_to_the_coder(
    data: DataFolder, old: str, new: str
) -> None:
    data.edit(data.river, old, new, after=CENTRES)
    assert not data.problems()


def test_an_implied_value_needs_no_figure_but_a_given_one_stands_in_the_quote(
    data: DataFolder,
) -> None:
    implied = "value: 6\n    reading: {value: implied_by_parts}\n    note: {zh: 注, en: note}"
    municipal = "- id: centres-municipal"
    data.edit(data.river, "value: 6", implied, after=municipal)
    data.edit(data.river, ", figure: 6个", "", after=municipal)
    assert not data.problems()
    data.edit(data.river, '6个)"]', '6个)"], figure: 无此', after=municipal)
    assert codes(data) == ["figure.not_in_quote"]


def test_a_range_of_counts_and_of_money_agrees_with_its_figure(data: DataFolder) -> None:
    data.edit(data.river, "30余家]", "30至40家]", after=TARGET)
    data.edit(data.river, "figure: 30余家", "figure: 30至40家", after=TARGET)
    data.edit(data.river, "bound: at_least", "bound: range\n    value_max: 40", after=TARGET)
    data.edit(data.harbour, "不低于20万元]", "20至30万元]")
    data.edit(data.harbour, "figure: 20万元", "figure: 20至30万元")
    data.edit(data.harbour, "200_000, bound: at_least", "200_000, max_cny: 300_000, bound: range")
    assert not data.problems()


def test_a_floor_is_read_from_the_words_before_its_figure(data: DataFolder) -> None:
    data.edit(data.harbour, "200_000, bound: at_least", "200_000, max_cny: 200_000, bound: exact")
    assert data.found() == [(data.harbour, *data.spot(data.harbour, "exact"), "figure.bound")]


def test_a_part_that_restates_another_counts_once(data: DataFolder) -> None:
    text = data.read(data.river)
    start = text.index("  - id: centres-provincial")
    block = text[start : text.index("  - id: centres-municipal")]
    again = block.replace("centres-provincial", "again").replace(
        "part_of: centres", "part_of: centres\n    restates: centres-provincial"
    )
    data.write(data.river, text.replace(block, block + again))
    assert not data.problems()


def test_links_that_go_round_are_told_at_each_of_their_members(data: DataFolder) -> None:
    data.edit(data.river, "part_of: centres\n", "restates: centres-provincial\n", after=NATIONAL)
    data.edit(data.river, "part_of: centres\n", "restates: centres-national\n", after=PROVINCIAL)
    assert codes(data).count("fact.link_circle") == 2
