"""The tidy tables: what the code makes of invented facts, and what the committed facts say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pandas as pd
import pytest
from pydantic import BaseModel

from lib import tables
from lib.dataset import Dataset
from lib.load import load
from lib.model import document as model
from lib.model.base import Record
from lib.model.document import Document
from lib.model.reference import Jurisdictions, Vocabulary
from tests.invented import SOURCE, dataset

DATA = Path(__file__).parent.parent / "data"
README = (DATA / "README.md").read_text(encoding="utf-8")

EVIDENCE = "evidence: {paragraph: 3, quote: [重点实验室5家, 其中], figure: 5家}"

ISSUE_COLUMNS = {
    "counts": "fact_id, document_id, jurisdiction, tier, level, level_and_above, family, types, "
    "type_zh, type_en, type_stated, value, bound, measure, event, status, as_of, period, part_of, "
    "recognised_by, reading, obs_status, quote, figure, paragraph, basis, note_zh, note_en",
    "rewards": "fact_id, document_id, jurisdiction, tier, level, payer, family, type, type_zh, "
    "type_en, type_stated, amount_min_cny, amount_max_cny, bound, percent, percent_of, cap_cny, "
    "frequency, years, trigger, nature, relation, stacking, recipient, valid_from, valid_to, "
    "policy_status, policy_year, reading, obs_status, quote, figure, paragraph, basis, note_zh, "
    "note_en",
    "funds": "fact_id, document_id, jurisdiction, name_zh, name_en, amount_cny, bound, status, "
    "frequency, period, source, purpose_zh, purpose_en, quote, figure, paragraph",
    "instruments": "fact_id, document_id, jurisdiction, instrument, instrument_zh, instrument_en, "
    "strength, target, quote, paragraph",
    "named": "fact_id, document_id, jurisdiction, tier, level, family, type, type_zh, type_en, "
    "name_zh, name_en, standing, reading, quote, paragraph, basis, note_zh, note_en",
}


@pytest.fixture(scope="module")
def committed() -> Dataset:
    return load(DATA)


def row(table: pd.DataFrame, number: int = 0) -> dict[str, Any]:
    """A row without its missing cells."""
    return {str(name): value for name, value in table.iloc[number].items() if pd.notna(value)}


def count(fields: str) -> dict[str, Any]:
    fact = f"""
counts:
  - id: labs
    types: [key_laboratory]
    level: provincial
    measure: stock
    status: actual
    {EVIDENCE}
{fields}
"""
    return row(tables.counts(dataset(fact)))


def reward(fields: str, source: str = SOURCE) -> pd.DataFrame:
    fact = f"""
rewards:
  - id: new
    types: [key_laboratory, incubator]
    level: provincial
    frequency: one_off
    trigger: newly_recognised
    nature: award
    {EVIDENCE}
{fields}
"""
    return tables.rewards(dataset(fact, source))


EXACT = "    amount: {kind: fixed, min_cny: 50_000, max_cny: 50_000, bound: exact}\n"


# What the code does.


def test_a_count_says_where_it_stands_and_what_it_counts() -> None:
    found = count("    value: 5\n    as_of: 2020\n    note: {zh: 注, en: Note}")
    assert found["fact_id"] == "hill-plan/labs"
    assert (found["jurisdiction"], found["tier"]) == ("hill", "prefecture")
    assert (found["jurisdiction_zh"], found["jurisdiction_en"]) == ("山市", "Hill")
    assert (found["value"], found["bound"], found["obs_status"]) == (5, "exact", "A")
    assert (found["quote"], found["figure"], found["paragraph"]) == (
        "重点实验室5家 … 其中",
        "5家",
        3,
    )
    assert (found["as_of"], found["year"]) == ("2020", 2020)
    assert (found["note_zh"], found["note_en"]) == ("注", "Note")
    assert not found["level_and_above"]
    assert not found["is_combined"]


def test_what_a_count_does_not_speak_of_is_missing() -> None:
    found = count("    value: 5\n    as_of: 2020")
    assert not found.keys() & {
        "event", "period", "part_of", "restates", "recognised_by", "reading", "basis", "note_zh",
        "type_stated", "level_stated", "value_max", "promoted_from",
    }  # fmt: skip


def test_zero_is_a_value_and_stated_without_a_figure_is_none() -> None:
    assert count("    value: 0\n    as_of: 2020")["value"] == 0
    found = count("    value: without_figure\n    as_of: 2020")
    assert found["obs_status"] == "L"
    assert not found.keys() & {"value", "bound"}


def test_a_count_recognised_by_another_authority_has_another_definition() -> None:
    stated = "    as_of: 2020\n    recognised_by: {stated: 别的部门, code: others}"
    found = count(f"    value: 5\n{stated}")
    assert (found["obs_status"], found["recognised_by"]) == ("D", "others")
    assert found["recognised_by_stated"] == "别的部门"
    # Where there is no value there is nothing to be defined otherwise.
    assert count(f"    value: without_figure\n{stated}")["obs_status"] == "L"
    own = "    value: 5\n    as_of: 2020\n    recognised_by: {stated: 科, code: science_department}"
    assert count(own)["obs_status"] == "A"


def test_readings_and_references_are_written_in_full() -> None:
    found = count(
        "    value: 5\n    period: 2018/2020\n    part_of: all\n    restates: before\n"
        "    reading: {value: implied, level: ambiguous}"
    )
    assert found["reading"] == "value:implied;level:ambiguous"
    assert (found["part_of"], found["restates"]) == ("hill-plan/all", "hill-plan/before")
    assert (found["period"], found["year"]) == ("2018/2020", 2020)


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (
            "{title: {zh: 办法, en: Measures}, number: 山科〔2019〕2号, year: 2019}",
            ("《办法》 山科〔2019〕2号 (2019)", "Measures 山科〔2019〕2号 (2019)"),
        ),
        (
            "{title: {zh: 关于《办法》的通知, en: Notice}, year: 2017}",
            ("《关于〈办法〉的通知》 (2017)", "Notice (2017)"),
        ),
        ("{year: 2017}", ("(2017)", "(2017)")),
        ("{number: 山科〔2019〕2号}", ("山科〔2019〕2号", "山科〔2019〕2号")),
        ("{}", ("not_stated", "not_stated")),
    ],
)
def test_the_basis_leaves_out_what_is_not_stated(basis: str, words: tuple[str, str]) -> None:
    found = count(f"    value: 5\n    as_of: 2020\n    basis: {basis}")
    assert (found["basis"], found["basis_en"]) == words


def test_several_types_of_one_count_stay_one_row() -> None:
    table = tables.counts(
        dataset(f"""
counts:
  - id: combined
    types: [key_laboratory, incubator, engineering_laboratory]
    level: national
    level_and_above: true
    value: 5
    measure: stock
    status: target
    as_of: 2025
    {EVIDENCE}
""")
    )
    found = row(table)
    assert len(table) == 1
    assert found["types"] == "key_laboratory;incubator;engineering_laboratory"
    assert found["type_zh"] == "重点实验室；孵化器；工程实验室"
    assert found["type_en"] == "Key laboratory; Incubator; Engineering laboratory"
    assert found["family"] == "laboratory;incubation"
    assert found["is_combined"]
    assert found["level_and_above"]


def test_a_reward_has_a_row_for_each_type_of_its_clause() -> None:
    table = reward(EXACT)
    assert list(table["type"]) == ["key_laboratory", "incubator"]
    assert list(table["family"]) == ["laboratory", "incubation"]
    assert list(table["type_zh"]) == ["重点实验室", "孵化器"]
    assert set(table["types"]) == {"key_laboratory;incubator"}
    assert set(table["fact_id"]) == {"hill-plan/new"}


def test_what_a_clause_leaves_open_keeps_its_code() -> None:
    found = row(reward(EXACT))
    for column in ("years", "relation", "stacking", "recipient", "valid_from", "valid_to"):
        assert found[column] == "not_stated", column
    assert found["recipient_en"] == found["last_confirmed"] == "not_stated"
    assert found["policy_status"] == "unknown"
    assert "payer" not in found


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("{kind: fixed, min_cny: 2, max_cny: 2, bound: about}", (2, 2, "about", "A")),
        ("{kind: fixed, min_cny: 2, bound: at_least}", (2, None, "at_least", "A")),
        ("{kind: fixed, max_cny: 9, bound: up_to}", (None, 9, "up_to", "A")),
        ("{kind: fixed, min_cny: 2, max_cny: 9, bound: range}", (2, 9, "range", "A")),
        ("{kind: none}", (0, 0, "exact", "A")),
        ("{kind: case_by_case}", (None, None, None, "L")),
        ("{kind: not_stated}", (None, None, None, "L")),
    ],
)
def test_an_amount_keeps_its_open_ends(amount: str, expected: tuple[object, ...]) -> None:
    found = row(reward(f"    amount: {amount}"))
    columns = ("amount_min_cny", "amount_max_cny", "bound", "obs_status")
    assert tuple(found.get(column) for column in columns) == expected
    assert f"kind: {found['amount_kind']}" in amount


def test_a_share_has_its_base_and_cap_and_no_amount() -> None:
    share = "{kind: share, percent: 12.5, of: {zh: 投入, en: spending}, cap_cny: 1_000_000}"
    found = row(reward(f"    amount: {share}"))
    assert (found["percent"], found["cap_cny"], found["bound"]) == (12.5, 1_000_000, "exact")
    assert (found["percent_of"], found["percent_of_en"]) == ("投入", "spending")
    assert not found.keys() & {"amount_min_cny", "amount_max_cny"}


def test_instalments_and_a_relation_are_written_out() -> None:
    fields = """    payer: {zh: 市财政, en: city}
    years: 3
    relation: {kind: adds, to: base}
    instalments:
      - {cny: 30_000, when: {zh: 立项后, en: at the start}}
      - {cny: 20_000, when: {zh: 验收后, en: at the end}}
"""
    found = row(reward(EXACT + fields))
    assert found["instalments_cny"] == "30000;20000"
    assert found["instalments_zh"] == "立项后；验收后"
    assert found["instalments_en"] == "at the start; at the end"
    assert (found["relation"], found["years"]) == ("adds:hill-plan/base", "3")
    assert (found["payer"], found["payer_en"]) == ("市财政", "city")


def test_a_policy_has_the_year_of_the_instrument_quoted_and_never_that_of_signing() -> None:
    for basis in ("", "    basis: {number: 山科〔2019〕2号}"):
        found = row(reward(EXACT + basis))
        assert "policy_year" not in found
        # The document's own year is in a column of its own.
        assert found["year"] == 2020
    quoted = row(reward(EXACT + "    basis: {year: 2017}"))
    assert (quoted["policy_year"], quoted["year"]) == (2017, 2017)
    undated = SOURCE.replace("date_signed: 2020-05-06", "date_signed: not_stated")
    assert not row(reward(EXACT, undated)).keys() & {"policy_year", "year"}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("{kind: fixed, min_cny: 2, max_cny: 2, bound: exact}", (2, None, "A")),
        ("{kind: fixed, min_cny: 2, bound: at_least}", (2, None, "A")),
        ("{kind: fixed, max_cny: 9, bound: up_to}", (9, None, "A")),
        ("{kind: fixed, min_cny: 2, max_cny: 9, bound: range}", (2, 9, "A")),
        ("{kind: none}", (0, None, "A")),
        ("{kind: not_stated}", (None, None, "L")),
    ],
)
def test_a_fund_has_one_amount_and_an_upper_end_for_ranges(
    amount: str, expected: tuple[object, ...]
) -> None:
    found = fund(amount)
    columns = ("amount_cny", "amount_max_cny", "obs_status")
    assert tuple(found.get(column) for column in columns) == expected
    assert (found["period"], found["projects"]) == ("not_stated", 7)


def fund(amount: str, more: str = "") -> dict[str, Any]:
    fact = f"""
funds:
  - id: fund
    name: {{zh: 资金, en: Fund}}
    amount: {amount}
    status: actual
    frequency: annual
    purpose: {{zh: 用途, en: purpose}}
    projects: 7
    source: fiscal
    {EVIDENCE}
{more}
"""
    return row(tables.funds(dataset(fact)))


def test_a_fund_has_the_year_of_its_period_or_policy_and_never_that_of_signing() -> None:
    none = "{kind: none}"
    assert "year" not in fund(none)
    assert fund(none, "    basis: {year: 2019}")["year"] == 2019
    assert fund(none, "    basis: {year: 2019}\n    period: 2016/2018")["year"] == 2018


def instrument(more: str = "") -> dict[str, Any]:
    fact = f"""
instruments:
  - id: voucher
    instrument: innovation_voucher
    target: {{zh: 企业, en: firms}}
    strength: plans
    evidence: {{paragraph: 2, quote: [发放创新券]}}
{more}
"""
    return row(tables.instruments(dataset(fact)))


def test_an_instrument_has_its_group_and_both_names() -> None:
    found = instrument()
    assert (found["instrument_zh"], found["instrument_en"]) == ("创新券", "Innovation voucher")
    assert (found["group"], found["group_zh"], found["strength"]) == ("money", "资金", "plans")
    assert (found["target"], found["target_en"]) == ("企业", "firms")
    assert not found.keys() & {"figure", "policy_year"}
    assert instrument("    basis: {year: 2017}")["policy_year"] == 2017


def test_a_platform_named_has_its_name_and_standing_and_no_figure() -> None:
    found = row(
        tables.named(
            dataset("""
named:
  - id: oil-laboratory
    type: key_laboratory
    level: national
    name: {zh: 国家油品重点实验室, en: National Oil Laboratory}
    standing: being_built
    reading: {standing: implied}
    note: {zh: 注, en: Note}
    evidence: {paragraph: 2, quote: [推进国家油品重点实验室建设]}
""")
        )
    )
    assert (found["fact_id"], found["standing"]) == ("hill-plan/oil-laboratory", "being_built")
    assert (found["name_zh"], found["name_en"]) == ("国家油品重点实验室", "National Oil Laboratory")
    assert (found["type"], found["type_zh"], found["type_en"]) == (
        "key_laboratory",
        "重点实验室",
        "Key laboratory",
    )
    assert (found["level"], found["family"], found["tier"]) == (
        "national",
        "laboratory",
        "prefecture",
    )
    assert (found["quote"], found["paragraph"]) == ("推进国家油品重点实验室建设", 2)
    assert (found["reading"], found["note_zh"]) == ("standing:implied", "注")
    assert not set(tables.NAMED_COLUMNS) & {"value", "bound", "figure", "obs_status", "year"}


def test_a_document_says_what_is_damaged_and_what_is_left_out() -> None:
    left_out = """
not_coded:
  - {what: {zh: 企业数, en: Firms}, reason: {zh: 不是平台。, en: No platforms.}, paragraphs: [1]}
  - {what: {zh: 人数, en: Persons}, reason: {zh: 是人员。, en: They are persons.}, paragraphs: [2]}
"""
    damage = "  damage: [{zh: 缺字。, en: Signs are lost.}]\n"
    found = row(tables.documents(dataset(left_out, SOURCE + damage)))
    assert (found["document_id"], found["title_en"]) == ("hill-plan", "Hill plan")
    assert (found["damage_zh"], found["damage_en"]) == ("缺字。", "Signs are lost.")
    assert found["not_coded_zh"] == "企业数：不是平台。 / 人数：是人员。"
    assert found["not_coded_en"] == "Firms: No platforms. / Persons: They are persons."
    assert found["n_counts"] == found["n_named"] == found["n_instruments"] == 0


def test_every_jurisdiction_is_listed_with_what_is_known_of_it() -> None:
    table = tables.jurisdictions(dataset("")).set_index("jurisdiction")
    assert list(table.index) == ["north", "hill"]
    assert list(table["n_documents"]) == [0, 1]
    assert table.loc["hill", "parent"] == "north"
    assert list(table["code"]) == ["110000", "110100"]
    assert table["standing"].isna().all()


def test_a_place_without_a_code_has_none_and_a_raised_city_its_standing() -> None:
    known = dataset("")
    hill = known.jurisdictions["hill"]
    raised = hill.model_copy(update={"standing": "sub_provincial"})
    zone = hill.model_copy(
        update={"id": "hill-zone", "code": "not_applicable", "tier": "zone", "parent": "hill"}
    )
    places = {**known.jurisdictions, "hill": raised, "hill-zone": zone}
    table = tables.jurisdictions(replace(known, jurisdictions=places)).set_index("jurisdiction")
    assert pd.isna(table.loc["hill-zone", "code"])
    assert table.loc["hill", "code"] == "110100"
    assert table.loc["hill", "standing"] == "sub_provincial"
    assert pd.isna(table.loc["hill-zone", "standing"])


def test_tables_without_a_row_keep_their_columns_and_types() -> None:
    empty = dataset("")
    full = load(DATA)
    for name, table in tables.TABLES.items():
        assert list(table(empty).columns) == list(table(full).columns), name
        assert list(table(empty).dtypes) == list(table(full).dtypes), name


# What the tables promise.


@pytest.mark.parametrize("name", ISSUE_COLUMNS)
def test_the_promised_columns_come_first_and_in_order(name: str, committed: Dataset) -> None:
    promised = ISSUE_COLUMNS[name].split(", ")
    assert list(tables.TABLES[name](committed).columns[: len(promised)]) == promised


@pytest.mark.parametrize("name", tables.TABLES)
def test_names_of_the_jurisdiction_end_every_table(name: str, committed: Dataset) -> None:
    assert list(tables.TABLES[name](committed).columns[-2:]) == [
        "jurisdiction_zh",
        "jurisdiction_en",
    ]


@pytest.mark.parametrize("name", tables.TABLES)
def test_no_cell_is_empty_text(name: str, committed: Dataset) -> None:
    table = tables.TABLES[name](committed)
    assert len(table) > 0
    columns = [str(column) for column in table.columns if tables.column_type(column) == "str"]
    for column in columns:
        assert not table[column].dropna().str.fullmatch(r"\s*").any(), column


# What the committed facts say.


def test_every_committed_fact_has_its_rows(committed: Dataset) -> None:
    totals = committed.totals
    assert totals["documents"] >= 5
    for name in ("counts", "named", "funds", "instruments", "documents"):
        assert len(tables.TABLES[name](committed)) == totals[name], name
    assert tables.rewards(committed)["fact_id"].nunique() == totals["rewards"]


def test_engineering_technology_centres_of_xuchang_are_the_sum_of_their_levels(
    committed: Dataset,
) -> None:
    table = tables.counts(committed)
    total = "xuchang-2017-proposal-61/engineering-technology-centres-total"
    parts = table[table["part_of"] == total].set_index("level")["value"]
    assert parts.to_dict() == {"national": 1, "provincial": 71, "municipal": 163}
    assert table.set_index("fact_id").loc[total, "value"] == parts.sum() == 235


def test_three_documents_pay_in_thirty_two_ways(committed: Dataset) -> None:
    """Xuchang 3 levels of 6 types, 3 of incubators, 1 workstation and 2 of teams; Panjin 2 levels
    of 2 types; Chongqing 4 clauses on one type."""
    rows = tables.rewards(committed).value_counts("document_id")
    assert rows["xuchang-2017-proposal-61"] == 3 * 6 + 3 + 1 + 2
    assert rows["panjin-2020-proposal-15"] == 2 * 2
    assert rows["chongqing-2020-suggestion-942"] == 4
    assert "liaoning-2018-suggestion-1383" not in rows
    assert "dingxi-2018-platform-plan" not in rows


def test_xuchang_pays_fifty_twenty_and_five_for_a_key_laboratory(committed: Dataset) -> None:
    table = tables.rewards(committed)
    table = table[table["document_id"] == "xuchang-2017-proposal-61"]
    own = table[table["type"] == "key_laboratory"]
    assert own.set_index("level")["amount_max_cny"].to_dict() == {
        "national": 500_000,
        "provincial": 200_000,
        "municipal": 50_000,
    }
    assert set(table["frequency"]) == {"one_off"}
    assert table["reading"].str.split(";").map(lambda marks: "frequency:implied" in marks).all()


def test_what_xuchang_pays_under_no_quoted_policy_has_no_policy_year(committed: Dataset) -> None:
    table = tables.rewards(committed)
    own = table[table["document_id"] == "xuchang-2017-proposal-61"]
    assert set(own["year"]) == {2017}
    has_none = own["policy_year"].isna()
    assert set(own[has_none]["type"]) == {"academician_workstation", "innovation_team"}
    assert set(own[~has_none]["policy_year"]) == {2017}


def test_national_rewards_of_chongqing_are_for_enterprise_state_key_laboratories(
    committed: Dataset,
) -> None:
    table = tables.rewards(committed)
    own = table[table["document_id"] == "chongqing-2020-suggestion-942"].set_index("level")
    national = own.loc["national"]
    assert set(national["type"]) == {"enterprise_state_key_laboratory"}
    assert set(national["type_en"]) == {"Enterprise State Key Laboratory"}
    assert set(national["amount_max_cny"]) == {2_000_000, 5_000_000}
    assert set(own.loc["provincial"]["type"]) == {"key_laboratory"}


def test_the_floor_of_chongqing_has_no_upper_end(committed: Dataset) -> None:
    table = tables.rewards(committed).set_index("fact_id")
    floor = table.loc["chongqing-2020-suggestion-942/stable-support-provincial"]
    assert (floor["amount_min_cny"], floor["bound"]) == (200_000, "at_least")
    assert pd.isna(floor["amount_max_cny"])
    assert (floor["level"], floor["level_stated"]) == ("provincial", "重庆市")
    assert (floor["frequency"], floor["policy_year"]) == ("annual", 2019)


def test_rewards_of_panjin_are_of_the_year_of_the_policy_quoted(committed: Dataset) -> None:
    table = tables.rewards(committed)
    own = table[table["document_id"] == "panjin-2020-proposal-15"]
    assert set(own["policy_year"]) == {2019}
    assert own["basis"].str.endswith("》 盘政办发〔2019〕29号 (2019)").all()


def test_national_laboratories_of_panjin_have_another_definition(committed: Dataset) -> None:
    table = tables.counts(committed)
    own = table[(table["obs_status"] == "D") & (table["document_id"] == "panjin-2020-proposal-15")]
    assert list(own["fact_id"]) == ["panjin-2020-proposal-15/key-laboratories-national"]
    assert list(own["value"]) == [5]


def test_dingxi_has_an_implied_zero_and_not_a_gap(committed: Dataset) -> None:
    found = tables.counts(committed).set_index("fact_id")
    zero = found.loc["dingxi-2018-platform-plan/key-laboratories-national-stock"]
    assert (zero["value"], zero["obs_status"]) == (0, "A")
    assert zero["reading"] == "value:implied_by_breakthrough"


def test_the_zero_of_xuchang_is_implied_by_the_parts_of_its_total(committed: Dataset) -> None:
    table = tables.counts(committed).set_index("fact_id")
    total = "xuchang-2017-proposal-61/key-laboratories-total"
    parts = table[table["part_of"] == total].set_index("level")
    assert parts["value"].to_dict() == {"national": 0, "provincial": 3, "municipal": 10}
    assert table.loc[total, "value"] == parts["value"].sum() == 13
    assert "value:implied_by_parts" in parts.loc["national", "reading"].split(";")


def test_a_value_is_missing_exactly_where_the_status_says_so(committed: Dataset) -> None:
    table = tables.counts(committed)
    assert (table["value"].isna() == (table["obs_status"] == "L")).all()
    assert table["value"].isna().any()
    funds = tables.funds(committed)
    assert (funds["amount_cny"].isna() == (funds["obs_status"] == "L")).all()
    assert "liaoning-2018-suggestion-1383/public-benefit-research-fund" in set(
        funds[funds["obs_status"] == "L"]["fact_id"]
    )


def test_references_of_committed_facts_resolve(committed: Dataset) -> None:
    table = tables.counts(committed)
    for column in ("part_of", "restates"):
        named = set(table[column].dropna())
        assert named, column
        assert named <= set(table["fact_id"]), column


# What the field dictionary says.


def record_types(record: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A record type with all it is built from."""
    for base in record.__mro__[::-1]:
        if issubclass(base, Record) and base is not Record:
            yield base
    for field in record.model_fields.values():
        for inner in _records_in(field.annotation):
            yield from record_types(inner)


def _records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, BaseModel):
            yield annotation
    elif get_origin(annotation) is not Literal:
        arguments = get_args(annotation)
        for inner in arguments[:1] if get_origin(annotation) is Annotated else arguments:
            yield from _records_in(inner)


RECORDS = {
    record.__name__: record
    for root in (Document, Vocabulary, Jurisdictions)
    for record in record_types(root)
}


def section(name: str) -> list[list[str]]:
    """The cells of the table below the heading of a record or a list of codes."""
    match = re.search(rf"^### `{re.escape(name)}`\n(.*?)(?=^##|\Z)", README, re.M | re.S)
    assert match, f"data/README.md has no section on {name}"
    lines = [line for line in match[1].splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def backticked(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_walk_over_the_model_finds_its_records() -> None:
    assert {"Document", "Fact", "PlatformFact", "Term", "Jurisdiction"} <= set(RECORDS)
    # These stand in unions only.
    assert {"FixedAmount", "ShareAmount", "WordedAmount", "FactRelation"} <= set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_the_dictionary_lists_the_fields_of_every_record_in_order(name: str) -> None:
    record = RECORDS[name]
    inherited = {
        field
        for base in record.__mro__[1:]
        if isinstance(base, type) and issubclass(base, BaseModel)
        for field in base.model_fields
    }
    own = [field for field in record.model_fields if field not in inherited]
    rows = section(name)
    assert [backticked(cells[0])[0] for cells in rows] == own
    for cells in rows:
        field = record.model_fields[backticked(cells[0])[0]]
        assert len(cells) == 5, f"{name}: {cells[0]} lacks a column"
        assert all(cells), f"{name}: {cells[0]} has an empty cell"
        assert cells[2].startswith("是 yes" if field.is_required() else "否 no"), cells[0]


def code_lists(vocabulary: Vocabulary) -> dict[str, list[str]]:
    lists = {name: [term.id for term in terms] for name, terms in vocabulary.terms.items()}
    lists["level"] = [term.id for term in vocabulary.levels]
    lists["trigger"] = [term.id for term in vocabulary.triggers]
    lists["nature"] = [term.id for term in vocabulary.natures]
    lists["parts"] = ["complete", "partial"]
    lists["obs_status"] = [tables.NORMAL, tables.DEFINITION_DIFFERS, tables.NO_FIGURE]
    return lists


def test_the_dictionary_explains_every_code(committed: Dataset) -> None:
    for name, codes in code_lists(committed.vocabulary).items():
        assert [backticked(cells[0])[0] for cells in section(name)] == codes, name


def test_the_vocabulary_labels_every_code_of_the_model(committed: Dataset) -> None:
    lists = code_lists(committed.vocabulary)
    for alias in ("Level", "Bound", "Measure", "Event", "Status", "Frequency", "Relation",
                  "Stacking", "PolicyStatus", "Strength", "FundSource"):  # fmt: skip
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", alias).lower()
        assert set(get_args(getattr(model, alias))) == set(lists[name]), alias
    assert set(get_args(model.ReadingMark)) == set(lists["reading"])


@pytest.mark.parametrize("name", tables.TABLES)
def test_the_dictionary_explains_every_column(name: str, committed: Dataset) -> None:
    export = README[README.index("### 各表共有的列") :]
    own = re.search(rf"^### `{name}\.csv`\n(.*?)(?=^##|\Z)", export, re.M | re.S)
    assert own, f"data/README.md has no section on {name}.csv"
    shared = export[: export.index("\n### `")]
    lines = (shared + own[1]).splitlines()
    known = {
        word
        for line in lines
        if line.startswith("| `")
        for word in backticked(line.split(" | ")[0])
    }
    assert set(tables.TABLES[name](committed).columns) <= known
