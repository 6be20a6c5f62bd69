"""Frequency and years of a record agree with the words of its quote."""

import re
from pathlib import Path

import pytest

from lib.load import load
from lib.problem import DataError

DATA = Path(__file__).resolve().parents[1] / "data"


def problems(tmp_path: Path, document: str, fact: str, old: str, new: str) -> list[str]:
    """Codes of the problems after one change inside one fact of the committed data."""
    for source in DATA.rglob("*.yaml"):
        target = tmp_path / source.relative_to(DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text("utf-8"), "utf-8")
    path = tmp_path / "documents" / f"{document}.yaml"
    before, mark, after = path.read_text("utf-8").partition(f"- id: {fact}\n")
    assert mark and re.search(old, after)
    path.write_text(before + mark + re.sub(old, new, after, count=1), "utf-8")
    try:
        load(tmp_path)
    except DataError as error:
        return [problem.code for problem in error.problems]
    return []


PANJIN, CHONGQING = "panjin-2020-proposal-15", "chongqing-2020-suggestion-942"
LIAONING, DINGXI = "liaoning-2018-suggestion-1383", "dingxi-2018-platform-plan"


@pytest.mark.parametrize(
    ("document", "fact", "old", "new", "code"),
    [
        (PANJIN, "new-centres-national", "frequency: one_off", "frequency: annual", "frequency"),
        (
            CHONGQING,
            "stable-support-national",
            "frequency: annual",
            "frequency: one_off",
            "frequency",
        ),
        (
            PANJIN,
            "high-tech-special-fund",
            "frequency: annual",
            "frequency: not_stated",
            "frequency",
        ),
        (LIAONING, "key-laboratories-approved", "period: 2017", "period: 2012", "year"),
        (
            LIAONING,
            "key-laboratories-national",
            "as_of: 2018-06-07",
            "as_of: 2019",
            "after_signing",
        ),
        (
            DINGXI,
            "engineering-technology-centres-provincial",
            "as_of: 2018-07-24",
            "as_of: 2018-07-25",
            "after_signing",
        ),
    ],
)
def test_a_time_that_the_quote_contradicts_is_told(
    tmp_path: Path, document: str, fact: str, old: str, new: str, code: str
) -> None:
    assert problems(tmp_path, document, fact, old, new) == [f"time.{code}"]


def test_the_year_in_which_a_platform_was_set_up_is_not_the_date_of_its_count() -> None:
    assert load(DATA).documents["xuchang-2017-proposal-61"]
