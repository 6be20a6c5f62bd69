"""CSV and the command: whole or not at all, the same bytes each time, safe in a spreadsheet."""

import csv
import io
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from catalogues import DATA, catalogue, committed, count, reward

from lib.__main__ import main
from lib.catalogue import Catalogue
from lib.exports.data import as_csv, defuse, rows
from lib.exports.package import CITATIONS, DESCRIPTOR, NAMES, README, ForeignFolderError, write
from lib.exports.placing import place
from lib.tables import TABLES, column_type

TABLE_FILES = [f"{name}.csv" for name in TABLES]


def invented() -> Catalogue:
    share = {"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "spending"}}
    return catalogue(
        xuchang=[
            count(
                "labs",
                5,
                type_stated="=HYPERLINK(A1)",
                level_and_above=True,
                evidence={"paragraph": 3, "quote": ['-5家, 含"引号"'], "figure": "5家"},
            ),
            count("labs-without-figure", "without_figure"),
            reward("share", amount=share),
        ]
    )


def csv_of(found: Catalogue, table: str) -> list[dict[str, str]]:
    text = as_csv(TABLES[table](found.dataset)).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


# CSV


def test_files_are_plain_utf8_with_unix_line_ends() -> None:
    for name, table in TABLES.items():
        content = as_csv(table(committed().dataset))
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name
        assert content.decode("utf-8").startswith(("fact_id,", "document_id,", "jurisdiction,"))


def test_numbers_truth_values_and_gaps_are_plain() -> None:
    stated, unstated = csv_of(invented(), "counts")
    assert (stated["value"], stated["level_and_above"], stated["year"]) == ("5", "true", "2020")
    assert (unstated["value"], unstated["is_combined"], unstated["figure"]) == ("", "false", "")
    (share,) = csv_of(invented(), "rewards")
    assert (share["percent"], share["amount_min_cny"], share["years"]) == ("30", "", "not_stated")


def test_no_integer_of_the_committed_facts_gets_a_decimal_point() -> None:
    seen = 0
    for name in TABLES:
        for row in csv_of(committed(), name):
            for column, cell in row.items():
                if column_type(column) == "Int64" and cell:
                    assert cell.isdecimal(), (name, column, cell)
                    seen += 1
    assert seen > 1000


def test_pandas_reads_back_what_the_tables_hold() -> None:
    for table in TABLES.values():
        expected = table(committed().dataset)
        read = pd.read_csv(
            io.BytesIO(as_csv(expected)),
            dtype={column: column_type(column) for column in expected.columns},
        )
        pd.testing.assert_frame_equal(read, expected)


def test_formulas_are_defused_and_figures_in_quotes_survive() -> None:
    stated = csv_of(invented(), "counts")[0]
    assert stated["type_stated"] == "'=HYPERLINK(A1)"
    assert stated["quote"] == '\'-5家, 含"引号"'


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd", "+1", "-2+3", "-1", "@x", "@A1", "\tx", "\rx", "\nx", "  =1", "＝1+1", "＠x"],
)
def test_whatever_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"


@pytest.mark.parametrize("text", ["146家", "a=b", "(2017)", "《办法》", "10-20", "", "'quoted'"])
def test_other_text_is_left_alone(text: str) -> None:
    assert defuse(text) == text


def test_negative_numbers_stay_numbers() -> None:
    table = pd.DataFrame(
        {
            "value": pd.Series([-5, None], dtype="Int64"),
            "percent": pd.Series([-0.5, None], dtype="Float64"),
            "figure": pd.Series(["-5", None], dtype="str"),
        }
    )
    assert rows(table) == [[-5, -0.5, "'-5"], [None, None, None]]
    assert as_csv(table) == b"value,percent,figure\n-5,-0.5,'-5\n,,\n"


# Whole or not at all


def test_every_file_is_written_and_nothing_beside_them(tmp_path: Path) -> None:
    out = tmp_path / "new" / "tables"
    assert write(invented(), out) == [out / name for name in NAMES]
    assert sorted(path.name for path in out.iterdir()) == sorted(NAMES)
    assert [path.name for path in out.parent.iterdir()] == ["tables"]


def test_a_second_export_replaces_its_files_and_leaves_others(tmp_path: Path) -> None:
    write(committed(), tmp_path)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    write(invented(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*NAMES, "mine.txt"])
    assert len((tmp_path / "counts.csv").read_text("utf-8").splitlines()) == 3
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


CONTENTS = {name: name.encode() for name in ("one.csv", "two.csv", "three.csv")}


@pytest.mark.parametrize("error", [PermissionError("open in a spreadsheet"), KeyboardInterrupt()])
@pytest.mark.parametrize("existed", [True, False])
@pytest.mark.parametrize("after", [True, False])
def test_a_failing_or_interrupted_run_leaves_all_as_it_was(
    existed: bool,
    after: bool,
    error: BaseException,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "above" / "out"
    if existed:
        out.mkdir(parents=True)
        for name in ("one.csv", "three.csv"):
            (out / name).write_text(f"old {name}", encoding="utf-8")
    replace = Path.replace
    is_struck = False

    def struck(self: Path, target: Path) -> Path:
        nonlocal is_struck
        if target == out / "three.csv" and self.parent.name == "made" and not is_struck:
            is_struck = True
            if after:  # the file has moved already
                replace(self, target)
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", struck)
    with pytest.raises(type(error)):
        place(CONTENTS, out)
    assert is_struck
    assert (tmp_path / "above").exists() == existed
    if existed:
        found = {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}
        assert found == {name: f"old {name}" for name in ("one.csv", "three.csv")}


def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.csv").write_text("old", encoding="utf-8")
    write_bytes = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.name == "two.csv":
            write_bytes(self, content[:2])
            raise OSError(28, "No space left on device")
        return write_bytes(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        place(CONTENTS, tmp_path)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"one.csv": "old"}


@pytest.mark.parametrize("name", [README, *CITATIONS, DESCRIPTOR])
def test_another_projects_readme_is_never_replaced(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text('{"name": "theirs"}', encoding="utf-8")
    with pytest.raises(ForeignFolderError, match=name):
        write(invented(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == '{"name": "theirs"}'


def test_a_folder_is_never_replaced_by_a_file_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "b.csv").mkdir()
    (tmp_path / "b.csv" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(IsADirectoryError):
        place({"a.csv": b"a", "b.csv": b"b"}, tmp_path)
    assert (tmp_path / "b.csv" / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["b.csv"]


# The command


def test_the_command_writes_the_files_and_says_how_many_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["export", "data", "--out", str(out), "--lang", "en"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:-1] == [str(out / name) for name in NAMES]
    assert said[-1].startswith(f"{len(NAMES)} files written: ")
    told = json.loads((out / DESCRIPTOR).read_text(encoding="utf-8"))
    assert told["version"] == committed().dataset.version


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
    arguments = ["export", "data", "--out", str(out), "--data", str(data)]
    for lang, words in (("en", "add up to"), ("zh", "之和是")):
        assert main([*arguments, "--lang", lang]) == 1
        assert not out.exists()
        said = capsys.readouterr().out
        assert "xuchang-2017-proposal-61.yaml:" in said and words in said


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    assert main(["export", "data", "--out", str(taken), "--lang", "en"]) == 2
    assert "cannot write to" in capsys.readouterr().err
    assert main(["export", "data", "--out", str(taken), "--lang", "zh"]) == 2
    assert "路径中有一段是文件" in capsys.readouterr().err
    assert taken.read_text(encoding="utf-8") == "a file"
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        (["page", "--out", "p.pdf"], ".html"),
        (["slides", "--out", "s3"], ".pptx"),
        (["word", "comparison", "--out", "a.doc"], ".docx"),
    ],
)
def test_a_file_named_for_another_format_is_refused_and_the_right_ending_named(
    arguments: list[str],
    ending: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for lang in ("zh", "en"):
        assert main(["--lang", lang, "export", *arguments]) == 2
        said = capsys.readouterr().err
        assert ending in said and arguments[-1] in said
    assert list(tmp_path.iterdir()) == []


def test_the_command_refuses_the_folder_of_another_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    assert main(["export", "data", "--out", str(tmp_path), "--lang", "zh"]) == 2
    assert "已有别的项目的 README.md" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_the_command_needs_a_folder_and_a_known_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "data"]) == 2
    assert main(["export", "nonsense", "--out", "x"]) == 2
    assert not Path("x").exists()
    assert "nonsense" in capsys.readouterr().err
