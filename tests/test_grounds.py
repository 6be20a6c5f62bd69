"""A count rests on a figure or on a strict ground; a platform that is only named is none."""

# Facts stand on one line, as in the data, and Chinese characters count double.
# ruff: noqa: E501

import pytest
from conftest import DataFolder

from lib.wording.problems import message

MUNICIPAL = "- id: centres-municipal"
TARGET = "- id: laboratories-target"
NOTE = "note: {zh: 注, en: note}"


def codes(data: DataFolder) -> list[str]:
    return [problem.code for problem in data.problems()]


def add_counts(data: DataFolder, records: str) -> None:
    data.write(data.harbour, data.read(data.harbour).replace("counts:\n", f"counts:\n{records}", 1))


def record(value: object, quote: str, ground: str = "", **more: object) -> str:
    """A count of national key laboratories, with its quote in YAML."""
    fields = {"measure": "stock", "status": "actual", "as_of": "2020", **more}
    lines = [
        f"  - id: laboratories-{len(quote)}",
        "    types: [key_laboratory]",
        "    level: national",
    ]
    lines += [f"    value: {value}", *(f"    {name}: {value}" for name, value in fields.items())]
    lines.append(f"    evidence: {{paragraph: 1, quote: {quote}}}")
    if ground:
        lines += [
            f"    reading: {{value: {ground}, level: implied, bound: implied}}",
            f"    {NOTE}",
        ]
    return "\n".join(lines) + "\n"


# What the other parts leave


@pytest.fixture
def by_parts(data: DataFolder) -> DataFolder:
    """The municipal centres without a figure, implied by the total and the other two parts."""
    ground = f"value: 6\n    reading: {{value: implied_by_parts}}\n    {NOTE}"
    data.edit(data.river, "value: 6", ground, after=MUNICIPAL)
    data.edit(data.river, ", figure: 6个", "", after=MUNICIPAL)
    return data


def test_what_the_other_parts_leave_of_a_total_is_implied_by_them(by_parts: DataFolder) -> None:
    assert not by_parts.problems()


def test_it_is_recomputed(by_parts: DataFolder) -> None:
    by_parts.edit(by_parts.river, "value: 6", "value: 5", after=MUNICIPAL)
    assert set(codes(by_parts)) == {"count.ground_missing", "count.parts_sum"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    part_of: centres\n", ""),  # no total
        (
            ", figure: 3个",
            f"\n    reading: {{value: implied_by_parts}}\n    {NOTE}",
        ),  # two unknowns
    ],
)
def test_it_needs_a_total_and_the_figures_of_all_other_parts(
    by_parts: DataFolder, old: str, new: str
) -> None:
    where = MUNICIPAL if not new else "- id: centres-provincial"
    if new:
        by_parts.edit(
            by_parts.river,
            "    evidence",
            f"    reading: {{value: implied_by_parts}}\n    {NOTE}\n    evidence",
            after=where,
        )
        by_parts.edit(by_parts.river, old, "", after=where)
    else:
        by_parts.edit(by_parts.river, old, new, after=where)
    assert "count.ground_missing" in codes(by_parts)


def test_a_total_that_is_no_exact_number_implies_nothing(by_parts: DataFolder) -> None:
    by_parts.edit(by_parts.river, "value: 10", "value: 10\n    parts: partial")
    assert codes(by_parts) == ["count.ground_missing"]


# From nothing to the first, names in a row, everywhere


@pytest.mark.parametrize(
    ("value", "quote", "more"),
    [
        (0, "[实现国家重点实验室零的突破]", {}),
        (1, "[实现国家重点实验室零的突破]", {"bound": "at_least", "status": "target"}),
        (1, "[国家重点实验室实现零突破]", {"bound": "at_least", "status": "target"}),
    ],
)
def test_a_breakthrough_from_zero_implies_none_now_and_one_as_a_target(
    data: DataFolder, value: int, quote: str, more: dict[str, object]
) -> None:
    add_counts(data, record(value, quote, "implied_by_breakthrough", **more))
    assert not data.problems()


@pytest.mark.parametrize(
    ("value", "quote", "more"),
    [
        (1, "[实现国家重点实验室零的突破]", {}),  # not yet there
        (2, "[实现国家重点实验室零的突破]", {"bound": "at_least", "status": "target"}),
        (1, "[实现国家重点实验室零的突破]", {"status": "target"}),  # not exactly one
        (0, "[国家重点实验室取得新突破]", {}),  # no word of nought
    ],
)
def test_it_implies_nothing_else(
    data: DataFolder, value: int, quote: str, more: dict[str, object]
) -> None:
    add_counts(data, record(value, quote, "implied_by_breakthrough", **more))
    assert codes(data) == ["count.ground_missing"]


def test_names_listed_one_by_one_imply_how_many_a_target_is(data: DataFolder) -> None:
    quote = "[联建甲重点实验室, 联建乙重点实验室]"
    add_counts(data, record(2, quote, "implied_by_enumeration", status="target"))
    assert not data.problems()


@pytest.mark.parametrize(
    ("value", "quote", "status"),
    [
        (3, "[联建甲重点实验室, 联建乙重点实验室]", "target"),
        (2, "[联建甲、乙重点实验室]", "target"),  # each is a fragment of its own
        (1, "[联建甲重点实验室]", "target"),  # one name is no number
        (2, "[联建甲重点实验室, 联建甲重点实验室]", "target"),
        (2, "[甲重点实验室, 乙重点实验室]", "actual"),  # others may exist
    ],
)
def test_they_imply_no_other_number_and_never_a_stock(
    data: DataFolder, value: int, quote: str, status: str
) -> None:
    add_counts(data, record(value, quote, "implied_by_enumeration", status=status))
    assert codes(data) == ["count.ground_missing"]


def test_full_coverage_stands_without_a_figure(data: DataFolder) -> None:
    quote = "[重点实验室实现县区全覆盖]"
    add_counts(data, record("without_figure", quote, "implied_by_coverage", status="target"))
    assert not data.problems()
    data.edit(data.harbour, "全覆盖", "广覆盖")
    assert codes(data) == ["count.ground_missing"]


# Nothing else


@pytest.mark.parametrize("value", ["without_figure", "1"])
def test_a_count_without_figure_and_ground_is_refused(data: DataFolder, value: str) -> None:
    add_counts(data, record(value, "[国家重点实验室]"))
    found = data.problems()
    assert len(found) == 1
    assert found[0].code == ("count.without_figure" if value != "1" else "count.without_ground")
    for lang in ("zh", "en"):
        assert "implied_by_breakthrough" in message(found[0], lang)
        assert "named" in message(found[0], lang)


def test_implied_alone_names_no_ground(data: DataFolder) -> None:
    add_counts(data, record(1, "[国家重点实验室]", "implied"))
    assert codes(data) == ["count.ground_vague"]


def test_a_ground_is_of_the_value_and_of_no_other_field(data: DataFolder) -> None:
    data.edit(
        data.river,
        "as_of: 2025",
        f"as_of: 2025\n    reading: {{as_of: implied_by_parts}}\n    {NOTE}",
        after=TARGET,
    )
    assert codes(data) == ["count.ground_of_other_field"]


# Platforms that are only named

NAMED = """\
named:
  - id: lake-laboratory
    type: key_laboratory
    level: provincial
    name: {zh: 湖泊重点实验室, en: Lake Key Laboratory}
    standing: sought
    evidence: {paragraph: 1, quote: [争取建设省级湖泊重点实验室]}
"""


@pytest.fixture
def named(data: DataFolder) -> DataFolder:
    """The river document with one platform that is only named."""
    data.write(data.river, data.read(data.river).replace("rewards:\n", f"{NAMED}rewards:\n", 1))
    return data


def test_a_platform_that_is_named_is_no_count(named: DataFolder) -> None:
    dataset = named.load()
    assert (dataset.totals["named"], dataset.totals["counts"]) == (1, 6)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("zh: 湖泊重点实验室", "zh: 河流重点实验室", "named.name_not_in_quote"),
        ("湖泊重点实验室]}", "湖泊重点实验室], figure: 省级}", "named.figure"),
        ("type: key_laboratory", "type: incubator", "named.type_not_in_quote"),
        ("type: key_laboratory", "type: laboratory", "reference.unknown"),
        ("level: provincial", "level: national", "level.unfounded"),
        ("standing: sought", "standing: wished", "shape.wrong_value"),
        ("type: key_laboratory", "types: [key_laboratory]", "shape.unknown_field"),
    ],
)
def test_its_name_type_and_level_stand_in_the_quote_and_no_number_does(
    named: DataFolder, old: str, new: str, code: str
) -> None:
    named.edit(named.river, old, new, after="- id: lake-laboratory")
    assert code in codes(named)


def test_what_the_coder_classed_is_left_to_the_coder(named: DataFolder) -> None:
    named.edit(
        named.river, "type: key_laboratory", "type: incubator", after="- id: lake-laboratory"
    )
    named.edit(
        named.river,
        "建设省级湖泊重点实验室]}",
        f"建设省级湖泊重点实验室]}}\n    reading: {{type: implied}}\n    {NOTE}",
        after="- id: lake-laboratory",
    )
    assert not named.problems()


# A clause is never widened


def test_words_narrower_than_the_type_are_refused(data: DataFolder) -> None:
    data.edit(
        data.river,
        "types: [key_laboratory]",
        "types: [key_laboratory]\n    type_stated: 企业重点实验室",
        after=TARGET,
    )
    data.edit(data.river, "省级以上重点实验室", "省级以上企业重点实验室", after=TARGET)
    assert codes(data) == ["type.stated_narrower"]


def test_a_name_with_its_level_inside_is_no_other_type(data: DataFolder) -> None:
    data.edit(
        data.river,
        "types: [key_laboratory]",
        "types: [key_laboratory]\n    type_stated: 国家重点实验室",
        after=TARGET,
    )
    data.edit(data.river, "省级以上重点实验室", "省级以上国家重点实验室", after=TARGET)
    assert "type.stated_narrower" not in codes(data)


def test_a_quote_that_names_a_narrower_type_does_not_name_the_broader_one(data: DataFolder) -> None:
    narrower = "  - {id: state, family: laboratory, zh: 企业国家重点实验室, en: Enterprise laboratory, broader: key_laboratory}\n"
    data.edit(
        "vocabulary.yaml", "  - {id: engineering_centre", f"{narrower}  - {{id: engineering_centre"
    )
    assert not data.problems()
    add_counts(data, record(3, "[企业国家重点实验室3家], figure: 3家"))
    assert codes(data) == ["type.not_in_quote"]


@pytest.mark.parametrize("broader", ["incubator_of_none", "state", "technology_centre"])
def test_a_broader_type_exists_is_another_and_has_none_above_it(
    data: DataFolder, broader: str
) -> None:
    more = (
        "  - {id: state, family: laboratory, zh: 国家实验室, en: State laboratory, "
        f"broader: {broader}}}\n"
    )
    data.edit(
        "vocabulary.yaml",
        "en: Technology centre}",
        "en: Technology centre, broader: engineering_centre}",
    )
    data.edit(
        "vocabulary.yaml", "  - {id: engineering_centre", f"{more}  - {{id: engineering_centre"
    )
    expected = "reference.unknown" if broader == "incubator_of_none" else "vocabulary.broader"
    assert codes(data) == [expected]
