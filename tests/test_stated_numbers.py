"""Pages that state numbers about the data state what the data hold."""

import re
from collections import Counter
from pathlib import Path

from catalogues import ROOT, committed

from lib.model.document import VALUE_GROUNDS, Document

DECISIONS = ROOT / "docs" / "coding-decisions.md"
STRENGTHS = ("in_place", "commits", "plans", "encourages")
NUMERALS = "〇一二三四五六七八九"


def numbers(document: Document) -> list[int]:
    """What the table of the coding decisions tells of a document, column by column."""
    stated = [count for count in document.counts if count.reading.get("value") not in VALUE_GROUNDS]
    strengths = Counter(measure.strength for measure in document.instruments)
    return [
        len(stated),
        len(document.counts) - len(stated),
        len(document.named),
        len(document.rewards),
        len(document.funds),
        *(strengths[name] for name in STRENGTHS),
    ]


def table_rows(text: str) -> dict[str, list[int]]:
    """The rows of the first table whose cells are numbers, by their first cell."""
    rows = re.findall(r"^\| `?([a-z0-9-]+)`? \| ((?:\d+ \| )*\d+) \|$", text, re.M)
    return {name: [int(cell) for cell in cells.split(" | ")] for name, cells in rows}


def test_the_table_of_coding_decisions_is_what_the_data_hold() -> None:
    rows = table_rows(DECISIONS.read_text("utf-8"))
    documents = committed().dataset.documents
    held = {name: numbers(document) for name, document in documents.items()}
    assert rows.pop("all") == [sum(column) for column in zip(*held.values(), strict=True)]
    assert rows == held


def test_a_row_that_is_wrong_is_seen() -> None:
    wrong = DECISIONS.read_text("utf-8").replace("| `panjin-2020-proposal-15` | 4 |", "| `panjin-2020-proposal-15` | 5 |")  # fmt: skip  # noqa: E501
    name = "panjin-2020-proposal-15"
    assert table_rows(wrong)[name] != numbers(committed().dataset.documents[name])


def test_totals_told_in_the_text_are_those_of_the_data() -> None:
    text = DECISIONS.read_text("utf-8")
    totals = committed().dataset.totals
    told = {
        "instruments": r"where there are now (\d+) measures",
        "counts": r"counts where there are now (\d+)",
        "named": r"(\d+) platforms that a text only names",
    }
    for kind, pattern in told.items():
        found = re.findall(pattern, text)
        assert found and {int(number) for number in found} == {totals[kind]}, kind
    commits = sum(numbers(d)[6] for d in committed().dataset.documents.values())
    assert re.findall(r"as commitments where there are now (\d+)", text) == [str(commits)]


def test_the_readme_names_every_document_with_its_year() -> None:
    readme = Path(ROOT / "README.md").read_text("utf-8")
    documents = committed().dataset.documents.values()
    told = re.search(r"([一二三四五六七八九十]+)份文件：((?:[^（）]+（\d{4}）、?)+)。", readme)
    assert told
    named = set(re.findall(r"([^（）、]+)（(\d{4})）", told[2]))
    places = committed().dataset.jurisdictions
    held = {
        (places[d.document.jurisdiction].short_zh, d.document.date_signed[:4]) for d in documents
    }
    # A document that is added later need not stand here; one that stands here exists.
    assert named <= held
    assert len(named) == NUMERALS.index(told[1])
