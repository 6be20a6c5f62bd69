"""The CSV files: whole or not at all, the same bytes each time, safe in a spreadsheet."""

import csv
import shutil
from pathlib import Path

import pandas as pd
import pytest

from lib.__main__ import main
from lib.exports.data import defuse, write
from lib.load import load
from lib.tables import TABLES, column_type
from tests.invented import dataset

DATA = Path(__file__).parent.parent / "data"
NAMES = [
    "counts.csv", "rewards.csv", "funds.csv", "instruments.csv", "documents.csv",
    "jurisdictions.csv",
]  # fmt: skip

FACTS = """
counts:
  - id: labs
    types: [key_laboratory]
    type_stated: "=HYPERLINK(A1)"
    level: provincial
    level_and_above: true
    value: 5
    measure: stock
    status: actual
    as_of: 2020
    evidence: {paragraph: 3, quote: ["-5家, 含\\"引号\\""], figure: 5家}
  - id: labs-without-figure
    types: [key_laboratory]
    level: provincial
    value: without_figure
    measure: stock
    status: actual
    as_of: 2020
    evidence: {paragraph: 3, quote: [一批]}
rewards:
  - id: share
    types: [key_laboratory]
    level: provincial
    amount: {kind: share, percent: 30, of: {zh: 投入, en: spending}}
    frequency: one_off
    trigger: newly_recognised
    nature: award
    evidence: {paragraph: 3, quote: [30%], figure: 30%}
"""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_six_files_are_written_and_nothing_beside_them(tmp_path: Path) -> None:
    out = tmp_path / "new" / "tables"
    assert write(dataset(FACTS), out) == [out / name for name in NAMES]
    assert sorted(path.name for path in out.iterdir()) == sorted(NAMES)
    assert [path.name for path in out.parent.iterdir()] == ["tables"]


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    data = load(DATA)
    first, second = write(data, tmp_path / "one"), write(data, tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    again = write(load(DATA), tmp_path / "one")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in second]


def test_files_are_plain_utf8_with_unix_line_ends(tmp_path: Path) -> None:
    for path in write(load(DATA), tmp_path / "out"):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name
        assert content.endswith(b"\n"), path.name
        assert content.decode("utf-8").startswith(("fact_id,", "document_id,", "jurisdiction,"))


def test_numbers_truth_values_and_gaps_are_plain(tmp_path: Path) -> None:
    write(dataset(FACTS), tmp_path)
    stated, unstated = rows(tmp_path / "counts.csv")
    assert (stated["value"], stated["level_and_above"], stated["year"]) == ("5", "true", "2020")
    assert (unstated["value"], unstated["is_combined"], unstated["figure"]) == ("", "false", "")
    (share,) = rows(tmp_path / "rewards.csv")
    assert (share["percent"], share["amount_min_cny"], share["years"]) == ("30", "", "not_stated")


def test_no_integer_of_the_committed_facts_gets_a_decimal_point(tmp_path: Path) -> None:
    write(load(DATA), tmp_path)
    seen = 0
    for name in TABLES:
        for row in rows(tmp_path / f"{name}.csv"):
            for column, cell in row.items():
                if column_type(column) == "Int64" and cell:
                    assert cell.isdecimal(), (name, column, cell)
                    seen += 1
    assert seen > 1000


def test_pandas_reads_back_what_the_tables_hold(tmp_path: Path) -> None:
    data = load(DATA)
    write(data, tmp_path)
    for name, table in TABLES.items():
        expected = table(data)
        read = pd.read_csv(
            tmp_path / f"{name}.csv",
            dtype={column: column_type(column) for column in expected.columns},
        )
        pd.testing.assert_frame_equal(read, expected)


def test_formulas_are_defused_and_figures_in_quotes_survive(tmp_path: Path) -> None:
    write(dataset(FACTS), tmp_path)
    stated = rows(tmp_path / "counts.csv")[0]
    assert stated["type_stated"] == "'=HYPERLINK(A1)"
    assert stated["quote"] == '\'-5家, 含"引号"'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "\nx", "  =1", "＝1+1"])
def test_whatever_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"


@pytest.mark.parametrize("text", ["146家", "a=b", "(2017)", "《办法》", "10-20", "", "'quoted'"])
def test_other_text_is_left_alone(text: str) -> None:
    assert defuse(text) == text


def test_a_second_export_replaces_its_files_and_leaves_others(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("old", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    write(dataset(FACTS), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*NAMES, "mine.txt"])
    assert len(rows(tmp_path / "counts.csv")) == 2
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("existed", [True, False])
def test_a_file_that_cannot_be_replaced_leaves_all_as_it_was(
    existed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    if existed:
        out.mkdir()
        for name in NAMES[:3]:
            (out / name).write_text(f"old {name}", encoding="utf-8")
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target == out / "funds.csv" and self.parent.name == "made":
            raise PermissionError("open in a spreadsheet")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PermissionError, match="open in a spreadsheet"):
        write(dataset(FACTS), out)
    assert out.exists() == existed
    if existed:
        found = {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}
        assert found == {name: f"old {name}" for name in NAMES[:3]}


# The command.


def test_the_command_writes_the_files_and_says_how_many_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "data", "--out", str(tmp_path / "out"), "--lang", "en"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:-1] == [str(tmp_path / "out" / name) for name in NAMES]
    assert said[-1].startswith("6 files written: ")


def test_the_command_writes_nothing_while_the_data_have_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    broken = data / "documents" / "xuchang-2017-proposal-61.yaml"
    text = broken.read_text(encoding="utf-8")
    assert "value: 235" in text
    broken.write_text(text.replace("value: 235", "value: 236"), encoding="utf-8")
    out = tmp_path / "out"
    arguments = ["export", "data", "--out", str(out), "--data", str(data), "--lang", "en"]
    assert main(arguments) == 1
    assert not out.exists()
    assert "xuchang-2017-proposal-61.yaml:" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    assert main(["export", "data", "--out", str(taken), "--lang", "en"]) == 2
    assert "cannot write to" in capsys.readouterr().err
    assert taken.read_text(encoding="utf-8") == "a file"
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_command_needs_a_folder_and_a_known_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "data"]) == 2
    assert main(["export", "nonsense", "--out", "x"]) == 2
    assert not Path("x").exists()
    assert "nonsense" in capsys.readouterr().err
