"""The data package: valid by frictionless, one content in three forms, the same bytes each time."""

import hashlib
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import frictionless
import openpyxl
import pandas as pd
import pytest
import yaml
from catalogues import (
    DATA,
    ROOT,
    catalogue,
    committed,
    count,
    document,
    named,
    of_documents,
    reward,
)

from lib.catalogue import Catalogue
from lib.exports import citation, data, package, schema
from lib.exports.placing import place
from lib.exports.workbook import PRINTED_WIDTH, sheet_name, workbook
from lib.exports.zipped import zipped
from lib.load import load
from lib.model.document import Fund, Instrument
from lib.tables import TABLES
from lib.wording import LANGS, text

HOSTILE = ("=1+1", "+cmd", "@x", "-2+3", "\tx", "#N/A", "=HYPERLINK(A1)")
"""Text that a spreadsheet would run or take for something else."""


@cache
def made() -> dict[str, bytes]:
    """The package of the committed data."""
    return package.files(committed())


@cache
def few() -> dict[str, bytes]:
    """The package of :func:`small`."""
    return package.files(small())


PACKAGES = {"committed": made, "small": few}


@cache
def book(which: str) -> Any:
    """The workbook of one of the packages."""
    return openpyxl.load_workbook(io.BytesIO(PACKAGES[which]()["workbook.xlsx"]))


def cells(one: Any) -> list[tuple[Any, ...]]:
    """The values of a sheet, row by row."""
    return [tuple(cell.value for cell in row) for row in one.iter_rows()]


@cache
def descriptor() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made()["datapackage.json"])
    return found


def fields(table: str) -> dict[str, dict[str, Any]]:
    """The fields of a table by name, as the descriptor tells them."""
    (found,) = [one for one in descriptor()["resources"] if one["name"] == table]
    return {field["name"]: field for field in found["schema"]["fields"]}


@cache
def small() -> Catalogue:
    """Few facts and places of every kind, with hostile text wherever there is free text."""
    fund = Fund.model_validate(
        {
            "id": "fund",
            "name": {"zh": "=1+1", "en": "+cmd"},
            "amount": {"kind": "not_stated"},
            "status": "actual",
            "frequency": "annual",
            "purpose": {"zh": "@x", "en": "-2+3"},
            "source": "fiscal",
            "evidence": {"paragraph": 1, "quote": ["\tx"]},
        }
    )
    instrument = Instrument.model_validate(
        {
            "id": "instrument",
            "instrument": "post_subsidy",
            "target": {"zh": "=1", "en": "+1"},
            "strength": "plans",
            "evidence": {"paragraph": 1, "quote": ["@x"]},
        }
    )
    facts = [
        *(count(f"count-{n}", n, type_stated=words) for n, words in enumerate(HOSTILE)),
        count("part", 1, part_of="count-3", reading={"value": "implied"}),
        reward("reward", types=["key_laboratory", "incubator"], payer={"zh": "=市", "en": "-city"}),
        fund,
        instrument,
        named("named", "=国家实验室"),
    ]
    found = of_documents({"plan": document("xuchang", facts)}).dataset
    places = {name: found.jurisdictions[name] for name in ("henan", "xuchang")}
    return Catalogue(replace(found, jurisdictions=places, version="0123456789ab"))


# Valid, and found invalid where it is broken


def report(folder: Path) -> Any:
    return frictionless.validate(str(folder / "datapackage.json"))


def test_frictionless_finds_the_package_of_the_committed_data_valid(tmp_path: Path) -> None:
    place(made(), tmp_path)
    found = report(tmp_path)
    assert found.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert found.valid
    rows = {task.name: task.stats["rows"] for task in found.tasks}
    for name, table in TABLES.items():
        assert rows[name] == rows[f"{name}-parquet"] == len(table(committed().dataset)) > 0


def test_frictionless_reads_the_archive_as_a_package(tmp_path: Path) -> None:
    (tmp_path / "package.zip").write_bytes(zipped(few()))
    found = frictionless.Package(str(tmp_path / "package.zip"))
    assert found.name == package.NAME
    assert len(found.get_resource("counts").read_rows()) == len(HOSTILE) + 1


def test_a_changed_cell_is_found_by_its_digest(tmp_path: Path) -> None:
    place(few(), tmp_path)
    file = tmp_path / "counts.csv"
    before = file.read_bytes()
    assert before.count(b",3,exact,") == 1
    file.write_bytes(before.replace(b",3,exact,", b",4,exact,"))
    assert {found[0] for found in report(tmp_path).flatten(["type"])} == {"hash-count"}


def unsealed(folder: Path) -> None:
    """Take digests and sizes out of the descriptor, so that only the schema can tell."""
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in told["resources"]:
        for name in ("hash", "bytes"):
            resource.pop(name, None)
    (folder / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")


MISTAKES = [
    ("counts", 0, "level", "provinzial", "constraint-error"),
    ("counts", 1, "value", "five", "type-error"),
    ("counts", 2, "value", "-5", "constraint-error"),
    ("counts", 3, "document_id", "other", "foreign-key"),
    ("counts", 4, "fact_id", "plan/count-3", "primary-key"),
    ("counts", 5, "as_of", "2020年", "constraint-error"),
    ("counts", 6, "is_combined", "maybe", "type-error"),
    ("counts", 7, "part_of", "plan/count-9", "foreign-key"),
    ("rewards", 0, "frequency", "", "constraint-error"),
    ("rewards", 1, "recipient", "", "constraint-error"),
    ("funds", 0, "fact_id", "", "constraint-error"),
    ("documents", 0, "jurisdiction", "paris", "foreign-key"),
    ("named", 0, "standing", "gone", "constraint-error"),
    ("jurisdictions", 0, "code", "41000", "constraint-error"),
    ("jurisdictions", 1, "standing", "capital", "constraint-error"),
]
"""A table, its row from 0, a column, a wrong cell, and what frictionless calls the mistake."""


def test_the_schema_alone_finds_every_kind_of_mistake(tmp_path: Path) -> None:
    place(few(), tmp_path)
    unsealed(tmp_path)
    for table in TABLES:
        file = tmp_path / f"{table}.csv"
        read = pd.read_csv(file, dtype="str", keep_default_na=False)
        for _, row, column, cell, _ in (one for one in MISTAKES if one[0] == table):
            read.loc[row, column] = cell
        read.to_csv(file, index=False)
    found = {
        # The first row below the head is its second.
        (task.name, error.row_number - 2, error.type)
        for task in report(tmp_path).tasks
        for error in task.errors
    }
    assert {(table, row, kind) for table, row, _, _, kind in MISTAKES} - found == set()


# What the descriptor says


def test_the_descriptor_names_the_version_the_date_and_the_sources() -> None:
    told, known = descriptor(), committed().dataset
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert told["name"] == "innovation-platform-policies"
    assert told["version"] == known.version
    assert told["created"] == f"{known.date}T00:00:00Z"
    assert len(told["sources"]) == len(known.documents) > 0
    for lang in LANGS:
        assert text("validity_line", lang) in told["description"]
        assert text("product", lang) in told["title"]


def test_nobody_and_no_licence_is_made_up() -> None:
    assert not list(ROOT.glob("LICEN[CS]E*")), "tell the licence in the package and its README"
    assert not {"licenses", "contributors", "homepage", "id"} & set(descriptor())
    # An address of an original is told only where one was recorded.
    documents = committed().dataset.documents.values()
    for told, stated in zip(descriptor()["sources"], documents, strict=True):
        is_recorded = stated.document.url != "not_recorded"
        assert set(told) == ({"title", "path"} if is_recorded else {"title"})


def test_every_table_is_there_twice_with_its_digest() -> None:
    resources = descriptor()["resources"]
    assert [one["path"] for one in resources] == [
        f"{name}.{suffix}" for suffix in ("csv", "parquet") for name in TABLES
    ]
    for one in resources:
        content = made()[one["path"]]
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert one.get("bytes", len(content)) == len(content)
        assert one["mediatype"] in {"text/csv", "application/vnd.apache.parquet"}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_in_both_languages(table: str) -> None:
    expected = TABLES[table](committed().dataset)
    assert list(fields(table)) == list(expected.columns)
    for field in fields(table).values():
        for words in (field["title"], field["description"]):
            zh, en = words.split(" · ")
            assert re.search(r"[\u3400-\u9fff]", zh) and not re.search(r"[\u3400-\u9fff]{3}", en)


def test_the_words_of_every_column_belong_to_a_column() -> None:
    known = yaml.safe_load((ROOT / "lib/wording/columns.yaml").read_text("utf-8"))
    empty = small().dataset
    columns = {name: set(table(empty).columns) for name, table in TABLES.items()}
    everywhere = set().union(*columns.values())
    for key in known:
        kind, _, rest = key.partition(".")
        if kind in {"data_title", "data_note"}:
            table, _, column = rest.rpartition(".")
            assert column in (columns[table] if table else everywhere), key
            assert not table or rest in schema.OWN_WORDS, key


def test_what_a_rule_of_the_schema_speaks_of_is_a_column() -> None:
    columns = {name: set(table(small().dataset).columns) for name, table in TABLES.items()}
    everywhere = set().union(*columns.values())
    rules: Sequence[Any] = (
        schema.OWN_WORDS, schema.LISTS, schema.PATTERNS, schema.LIMITS, schema.GAPS, schema.MISSING
    )  # fmt: skip
    for name in {name for rule in rules for name in rule}:
        table, _, column = name.rpartition(".")
        assert column in (columns[table] if table else everywhere), name


def test_codes_have_labels_and_a_code_of_a_closed_list_is_a_value() -> None:
    frequency = fields("rewards")["frequency"]
    labels = {code["value"]: code["label"] for code in frequency["categories"]}
    assert labels["one_off"] == "一次性 · one-off"
    assert labels["not_stated"] == "频次未载明 · frequency not stated"
    assert set(labels) == set(frequency["constraints"]["enum"])
    # Read as it stands, "not stated" stays apart from an empty cell.
    assert "missingValues" not in frequency


def test_gaps_say_what_they_mean_field_by_field() -> None:
    def gaps(table: str, column: str) -> dict[str, str]:
        missing = fields(table)[column]["missingValues"]
        return {code["value"]: code["label"] for code in missing}

    assert gaps("counts", "value") == {"": "全覆盖，未给数 · full coverage, no figure"}
    assert gaps("rewards", "valid_from") == {
        "not_stated": "文件未载明 · the document does not state it"
    }
    assert set(gaps("documents", "retrieved")) == {"not_stated", "not_recorded"}
    assert set(gaps("counts", "as_of")) == {"", "not_stated"}
    assert gaps("jurisdictions", "parent") == {
        "not_applicable": "省级，没有上级 · province-level, with none above"
    }


def test_rows_have_keys_and_references_lead_to_rows() -> None:
    told = {one["name"]: one["schema"] for one in descriptor()["resources"] if "schema" in one}
    assert told["rewards"]["primaryKey"] == ["fact_id", "type"]
    to = {
        (name, key["fields"][0]): key["reference"].get("resource", "")
        for name, one in told.items()
        for key in one["foreignKeys"]
    }
    for facts in ("counts", "named", "rewards", "funds", "instruments"):
        assert to[facts, "document_id"] == "documents"
        assert to[facts, "jurisdiction"] == "jurisdictions"
    # A reference within a table names no resource.
    assert to["counts", "part_of"] == to["counts", "restates"] == ""
    assert to["jurisdictions", "parent"] == ""


# One content in three forms


def as_written(value: object) -> str:
    """A cell of a sheet as CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("which", ["committed", "small"])
@pytest.mark.parametrize("table", TABLES)
def test_csv_parquet_and_sheet_hold_the_same_cells(table: str, which: str) -> None:
    held = PACKAGES[which]()
    csv = pd.read_csv(
        io.BytesIO(held[f"{table}.csv"]), dtype="str", keep_default_na=False, header=None
    )
    lines = [tuple(line) for line in csv.itertuples(index=False, name=None)]
    assert [tuple(map(as_written, row)) for row in cells(book(which)[table])] == lines
    assert len(lines) > 1
    parquet = pd.read_parquet(io.BytesIO(held[f"{table}.parquet"]))
    assert data.as_csv(parquet) == held[f"{table}.csv"]
    if which == "committed":  # nothing had to be defused: all three say the same, letter by letter
        values = [value for row in parquet.itertuples(index=False) for value in row]
        assert not [one for one in values if isinstance(one, str) and data.defuse(one) != one]


def test_parquet_keeps_types_gaps_and_the_data_version() -> None:
    from pyarrow import parquet

    read = parquet.read_table(io.BytesIO(made()["counts.parquet"]))
    pd.testing.assert_frame_equal(read.to_pandas(), TABLES["counts"](committed().dataset))
    marks = {key.decode(): value.decode() for key, value in read.schema.metadata.items()}
    assert marks["data_version"] == committed().dataset.version
    assert marks["data_date"] == committed().dataset.date


# The workbook


def test_hostile_text_is_defused_in_csv_and_workbook_and_left_in_parquet() -> None:
    held = few()
    stated = pd.read_csv(io.BytesIO(held["counts.csv"]), keep_default_na=False)["type_stated"]
    defused = [f"'{words}" if words != "#N/A" else words for words in HOSTILE]
    assert list(stated)[: len(HOSTILE)] == defused
    parquet = pd.read_parquet(io.BytesIO(held["counts.parquet"]))["type_stated"]
    assert list(parquet)[: len(HOSTILE)] == list(HOSTILE)
    head, *rows = cells(book("small")["counts"])
    column = head.index("type_stated")
    assert [row[column] for row in rows][: len(HOSTILE)] == defused


@pytest.mark.parametrize("which", ["committed", "small"])
def test_no_cell_of_the_workbook_is_a_formula_or_an_error(which: str) -> None:
    kinds = {cell.data_type for one in book(which) for row in one.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "b"}
    with ZipFile(io.BytesIO(PACKAGES[which]()["workbook.xlsx"])) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_numbers_are_numbers_negative_ones_too() -> None:
    found = committed()
    table = TABLES["counts"](found.dataset)
    table["value"] = -table["value"]
    described = {"counts": schema.columns(found.dataset, "counts", table.columns)}
    written = workbook(found, {"counts": table}, described)
    head, *rows = cells(openpyxl.load_workbook(io.BytesIO(written))["counts"])
    values = [row[head.index("value")] for row in rows]
    assert [value for value in values if value is not None] == list(table["value"].dropna())
    assert min(value for value in values if value is not None) < 0
    # A code of digits is a text all the same.
    head, first, *_ = cells(book("committed")["jurisdictions"])
    assert first[head.index("code")] == "110000"


def test_every_sheet_keeps_its_head_in_view_and_filters() -> None:
    held = book("committed")
    about, *others = held.sheetnames
    assert about == "说明 About" == sheet_name("about")
    assert others == [*TABLES, "字段说明 Fields", "代码 Codes"]
    for name in others:
        assert held[name].freeze_panes == "A2"
        assert held[name].auto_filter.ref == held[name].dimensions
    for table in TABLES:
        assert all(cell.comment and len(cell.comment.text) > 8 for cell in held[table][1])


def test_every_sheet_prints_on_a4_with_its_head_and_ids_on_every_page() -> None:
    for which in PACKAGES:
        for sheet in book(which):
            assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert int(sheet.page_setup.fitToHeight) == 0
            assert "&P" in sheet.oddFooter.center.text
            across = int(sheet.page_setup.fitToWidth or 1)
            widths = [column.width for column in sheet.column_dimensions.values()]
            if sheet.title not in TABLES:
                assert across == 1
                continue
            assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
            # Neither too small to read nor more pages than are needed.
            printed = sum(widths[1:]) / across + widths[0]
            assert printed <= PRINTED_WIDTH
            assert across == 1 or sum(widths) > (across - 1) * (PRINTED_WIDTH - widths[0])


def test_the_readme_and_the_page_say_how_to_open_the_tables_in_excel() -> None:
    said = made()["README.md"].decode()
    for lang in LANGS:
        assert text("package_excel", lang) in said
        assert "workbook.xlsx" in text("package_excel", lang)
        assert "workbook.xlsx" in text("data_live", lang)


def test_the_workbook_says_what_it_is_and_describes_every_field_and_code() -> None:
    held = book("committed")
    said = {words for row in cells(held[sheet_name("about")]) for words in row}
    for lang in LANGS:
        assert text("validity_line", lang) in said
        assert any(committed().dataset.version in str(words) for words in said)
    described = {row[:2] for row in cells(held[sheet_name("fields")])[1:]}
    columns = {(name, column) for name in TABLES for column in fields(name)}
    assert described == columns
    for row in cells(held[sheet_name("fields")]):
        assert all(row)
    codes = {row[:3] for row in cells(held[sheet_name("codes")])[1:]}
    assert ("rewards", "frequency", "not_stated") in codes
    assert ("counts", "value", "（空格子） (empty cell)") in codes


# The same bytes


def test_the_same_data_give_the_same_bytes() -> None:
    again = package.files(Catalogue(load(DATA)))
    assert [name for name in again if again[name] != made()[name]] == []
    assert list(again) == list(package.NAMES)


def test_no_file_holds_the_time_of_its_making() -> None:
    for content in (made()["workbook.xlsx"], zipped(made())):
        with ZipFile(io.BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = book("committed").properties
    assert str(told.created) == str(told.modified) == f"{committed().dataset.date} 00:00:00"


# Citation


def test_the_citation_file_holds_what_its_format_asks_for() -> None:
    told = yaml.safe_load(made()["CITATION.cff"])
    assert {"cff-version", "message", "title", "authors"} <= set(told)
    assert (told["cff-version"], told["type"]) == ("1.2.0", "dataset")
    assert told["version"] == committed().dataset.version
    assert str(told["date-released"]) == committed().dataset.date
    # The project is the only author that it names.
    assert [set(author) for author in told["authors"]] == [{"name"}]
    assert len(told["references"]) == len(committed().dataset.documents)
    for reference in told["references"]:
        assert {"type", "authors", "title"} <= set(reference)
    # A version of digits alone would be read as a number where it is not quoted.
    digits = citation.as_cff(Catalogue(replace(small().dataset, version="012345678901")))
    assert yaml.safe_load(digits)["version"] == "012345678901"


def test_a_citation_by_gb_t_7714_names_title_version_and_date() -> None:
    known = committed().dataset
    assert citation.gbt7714(committed(), "zh") == (
        f"创新平台政策对比[DS]. 数据版本 {known.version}. {known.date}."
    )
    listed = made()["citation.txt"].decode()
    assert (
        "许昌市科学技术局. 对市政协七届一次会议第61号提案的答复: 许科字〔2017〕91号[Z]. 2017-08-18."
        in listed
    )
    # Without a number nothing stands for it.
    assert "第015号提案的答复[Z]. 2020-06-16." in listed
    assert "not_stated" not in listed and "not_recorded" not in listed


def test_a_document_with_a_recorded_address_is_cited_with_it() -> None:
    source = {"url": "https://example.org/a_b", "retrieved": "2021-02-03"}
    found = of_documents({"plan": document("xuchang", [count("a")], **source)})
    listed = citation.as_text(found)
    assert "[Z/OL]. (2020-05-06)[2021-02-03]. https://example.org/a_b." in listed
    assert "url = {https://example.org/a_b}" in citation.as_bibtex(found)
    assert "url: https://example.org/a_b" in citation.as_cff(found)
    told = json.loads(package.files(found)["datapackage.json"])
    assert told["sources"][0]["path"] == "https://example.org/a_b"


def test_bibtex_has_an_entry_each_and_its_special_signs_are_escaped() -> None:
    written = made()["citation.bib"].decode()
    assert re.findall(r"^@misc\{(.*),$", written, re.M) == [
        f"{package.NAME}-{committed().dataset.version}",
        *committed().dataset.documents,
    ]
    assert r"R\&D" in written
    assert written.count("{") == written.count("}")
    titled = document("xuchang", [count("a")], title={"zh": "50%_{#}$~^\\", "en": "x"})
    assert (
        r"50\%\_\{\#\}\$\textasciitilde{}\textasciicircum{}\textbackslash{}"
        in citation.as_bibtex(of_documents({"plan": titled}))
    )


def test_data_without_a_known_date_are_packed_without_one() -> None:
    found = Catalogue(replace(small().dataset, date="not_stated"))
    held = package.files(found)
    assert "created" not in json.loads(held["datapackage.json"])
    assert "date-released" not in yaml.safe_load(held["CITATION.cff"])
    assert "年份未载明" in held["citation.txt"].decode()


def test_a_catalogue_without_facts_is_packed_too(tmp_path: Path) -> None:
    place(package.files(catalogue(xuchang=[])), tmp_path)
    assert report(tmp_path).valid


# README


def test_the_readme_names_every_file_and_the_caveats() -> None:
    said = made()["README.md"].decode()
    for name in package.NAMES:
        assert said.count(f"- `{name}`:") == len(LANGS)
    for lang in LANGS:
        assert text("validity_line", lang) in said
    assert said.count(committed().dataset.version) >= 4
